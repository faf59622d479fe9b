-- The refresh tokens of clients that nothing else binds are replaced at each use. The answer that replaced one waits for a short time,
-- encrypted under the token itself, of which the database knows the hash alone. Binding is a cnf claim; null is a token as before.
alter table refresh_token add column binding varchar(255);
alter table refresh_token add column replaced_at timestamp with time zone;
alter table refresh_token add column answer varchar(100000);
