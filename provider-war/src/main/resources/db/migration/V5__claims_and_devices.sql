-- What a person tells beyond what an account needs, as one JSON object of standard claims; when and in which browser a session began.
-- The defaults serve nodes that do not know the columns yet.
alter table user_account add column details varchar(100000) default '{}' not null;
alter table browser_session add column begun_at timestamp with time zone default current_timestamp not null;
alter table browser_session add column device varchar(255) default '' not null;
update browser_session set begun_at = auth_time;
