-- JWTs that count once on all nodes: client assertions, DPoP proofs, request objects
create table used_jwt_id (
    id_hash varchar(64) primary key,
    expires_at timestamp with time zone not null
);
create index used_jwt_id_expiry on used_jwt_id (expires_at);

-- Only confidential clients of OpenID Connect may leave the challenge out
alter table authorization_code alter column code_challenge drop not null;
