-- H2 and PostgreSQL both run this. Secrets are stored as SHA-256 hashes, signing keys encrypted.

create table signing_key (
    kid varchar(64) primary key,
    algorithm varchar(16) not null,
    jwk_encrypted varchar(4000) not null,
    created_at timestamp with time zone not null,
    signs_from timestamp with time zone not null,
    published_until timestamp with time zone
);

-- The metadata is the client's RFC 7591 document, the resource's the RFC 9728 one
create table client (
    client_id varchar(255) primary key,
    metadata varchar(100000) not null,
    updated_at timestamp with time zone not null
);

create table protected_resource (
    resource varchar(1000) primary key,
    metadata varchar(100000) not null,
    updated_at timestamp with time zone not null
);

create table user_account (
    user_id varchar(64) primary key,
    username varchar(255) not null unique,
    password_hash varchar(255) not null,
    given_name varchar(255) not null,
    family_name varchar(255) not null,
    email varchar(255) not null unique,
    email_verified boolean not null,
    picture varchar(1000),
    locale varchar(35),
    zoneinfo varchar(64),
    roles varchar(1000) not null,
    disabled_at timestamp with time zone,
    updated_at timestamp with time zone not null
);

create table sign_in_failure (
    username_hash varchar(64) primary key,
    failures integer not null,
    last_failed_at timestamp with time zone not null
);

create table browser_session (
    session_id varchar(64) primary key,
    secret_hash varchar(64) not null unique,
    user_id varchar(64) not null references user_account,
    acr varchar(64) not null,
    amr varchar(255) not null,
    auth_time timestamp with time zone not null,
    last_used_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index browser_session_user on browser_session (user_id);

create table consent (
    user_id varchar(64) not null references user_account,
    client_id varchar(255) not null,
    resource varchar(1000) not null,
    scope varchar(4000) not null,
    granted_at timestamp with time zone not null,
    primary key (user_id, client_id, resource)
);

create table consent_question (
    question_hash varchar(64) primary key,
    session_id varchar(64) not null references browser_session,
    client_id varchar(255) not null,
    asks varchar(100000) not null,
    continue_path varchar(255) not null,
    denied_at timestamp with time zone,
    expires_at timestamp with time zone not null
);

create table authorization_request (
    handle_hash varchar(64) primary key,
    kind varchar(16) not null,
    client_id varchar(255) not null,
    parameters varchar(100000) not null,
    pushed_hash varchar(64),
    browser_hash varchar(64),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    completed_at timestamp with time zone
);

-- Everything that comes from one authorization: its code, access tokens, refresh tokens and exchanged tokens
create table token_family (
    family_id varchar(64) primary key,
    client_id varchar(255) not null,
    user_id varchar(64) not null references user_account,
    session_id varchar(64) not null references browser_session,
    scope varchar(4000) not null,
    resource varchar(1000) not null,
    resource_scope varchar(4000) not null,
    acr varchar(64) not null,
    amr varchar(255) not null,
    auth_time timestamp with time zone not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create index token_family_user on token_family (user_id, client_id);
create index token_family_session on token_family (session_id);

create table authorization_code (
    code_hash varchar(64) primary key,
    family_id varchar(64) not null references token_family,
    client_id varchar(255) not null,
    redirect_uri varchar(2000) not null,
    code_challenge varchar(128) not null,
    nonce varchar(1000),
    expires_at timestamp with time zone not null,
    redeemed_at timestamp with time zone
);

create table refresh_token (
    token_hash varchar(64) primary key,
    family_id varchar(64) not null references token_family,
    client_id varchar(255) not null,
    created_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create index refresh_token_family on refresh_token (family_id);
