-- What is approved for another device outlives the browser session in which it was approved
alter table token_family alter column session_id drop not null;

-- What a client asks for and a person decides elsewhere; the key is the hash of the client's handle
create table approval (
    approval_id varchar(64) primary key,
    kind varchar(16) not null,
    client_id varchar(255) not null,
    scope varchar(4000) not null,
    resource varchar(1000) not null,
    user_id varchar(64) references user_account,
    asked_from varchar(64) not null,
    user_agent varchar(255) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    poll_seconds integer not null,
    poll_at timestamp with time zone not null,
    approved_at timestamp with time zone,
    denied_at timestamp with time zone,
    redeemed_at timestamp with time zone,
    family_id varchar(64) references token_family
);
create index approval_user on approval (user_id, created_at);
create index approval_expiry on approval (expires_at);

create table user_code (
    user_code_hash varchar(64) primary key,
    approval_id varchar(64) not null references approval,
    expires_at timestamp with time zone not null
);

-- The user codes that a person typed and that were none
create table user_code_guess (
    guess_id varchar(64) primary key,
    user_id varchar(64) not null references user_account,
    guessed_at timestamp with time zone not null
);
create index user_code_guess_user on user_code_guess (user_id, guessed_at);
create index user_code_guess_time on user_code_guess (guessed_at);
