-- Makes users, clients and grants of the provider, numbered from 1, up to :users, :clients and :grants; those that are there stay. Each
-- user has the password of person1, each client the secret of the client secret. Of the grants 500 come anew each time, whose refresh
-- tokens are refresh-:turn- and a number.
set client_min_messages to warning;
create function pg_temp.hash(text text) returns text immutable language sql as
  $$ select translate(encode(sha256(convert_to(text, 'UTF8')), 'base64'), '+/=' || chr(10), '-_') $$;

insert into user_account (user_id, username, password_hash, given_name, family_name, email, email_verified, roles, updated_at)
  select 'made-' || n, 'made-' || n, known.password_hash, 'Given ' || n, 'Family', 'made-' || n || '@example.org', true, '', now()
  from generate_series(0, greatest(:users, 16) - 1) n, user_account known where known.username = 'person1'
  on conflict do nothing;

insert into client (client_id, metadata, updated_at, origin)
  select 'made-' || n, replace(metadata, '"client_id":"secret"', '"client_id":"made-' || n || '"'), now(), 'made'
  from generate_series(1, :clients) n, client where client_id = 'secret'
  on conflict do nothing;

-- What somebody has allowed is not asked for again
insert into consent (user_id, client_id, resource, scope, granted_at)
  select 'made-' || n, known.client_id, known.resource, known.scope, now()
  from generate_series(0, 15) n, consent known join user_account u on u.user_id = known.user_id
  where u.username = 'person1'
  on conflict do nothing;

create temp table wanted as
  select 'made-' || n as id, 'nobody knows ' || n as token, n from generate_series(1, :grants) n
  union all select 'made-' || :turn || '-' || n, 'refresh-' || :turn || '-' || n, n * 7919 from generate_series(1, 500) n;
insert into browser_session (session_id, secret_hash, user_id, acr, amr, auth_time, last_used_at, expires_at)
  select id, pg_temp.hash('session ' || id), 'made-' || (n % :users), '1', 'pwd', now(), now(), now() + interval '1 day' from wanted
  on conflict do nothing;
insert into token_family (family_id, client_id, user_id, session_id, scope, resource, resource_scope, acr, amr, auth_time, created_at, expires_at)
  select id, 'secret', s.user_id, s.session_id, 'openid profile email orders:read', 'https://orders.example', 'orders:read',
    '1', 'pwd', now(), now(), now() + interval '30 days'
  from wanted join browser_session s on s.session_id = id
  on conflict do nothing;
insert into refresh_token (token_hash, family_id, client_id, created_at)
  select pg_temp.hash(token), id, 'secret', now() from wanted
  on conflict do nothing;
vacuum analyze user_account, client, consent, browser_session, token_family, refresh_token;
