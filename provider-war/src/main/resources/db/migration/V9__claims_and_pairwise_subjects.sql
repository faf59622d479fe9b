-- What an authorization request asked for by name (OpenID Connect Core §5.5), as it came
alter table token_family add column claims varchar(10000) default '{}' not null;

-- A user whom a trusted issuer vouches for is in no session here
alter table token_family alter column session_id drop not null;

-- Secrets that never change, encrypted at rest
create table deployment_secret (
    purpose varchar(64) primary key,
    secret_encrypted varchar(1000) not null,
    created_at timestamp with time zone not null
);
