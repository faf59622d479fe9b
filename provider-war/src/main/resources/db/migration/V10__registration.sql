-- Clients that registered themselves (RFC 7591); the others come with a file of the deployment and go with it
alter table client add column origin varchar(16) default 'file' not null;
alter table client add column registration_token_hash varchar(64);
alter table client add column allowed_scope varchar(4000);
alter table client add column registered_at timestamp with time zone;
create index client_registered on client (registered_at);

-- Who may register, how often, and for which scope beyond the user API's
create table initial_access_token (
    token_hash varchar(64) primary key,
    allowed_scope varchar(4000) not null,
    uses_left integer not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index initial_access_token_expiry on initial_access_token (expires_at);
