-- What only CIBA knows of an approval; the ping is encrypted, since it holds what redeems and what the client takes for us
create table backchannel_request (
    approval_id varchar(64) primary key references approval,
    binding_message varchar(255),
    ping_encrypted varchar(4000)
);
