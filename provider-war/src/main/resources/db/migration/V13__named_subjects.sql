-- The pairwise subjects that ID tokens named, so that their clients may name the user by them. A removed subject of a stream is the one
-- that its receiver sees, not always the account's identifier.
create table pairwise_subject (
    subject varchar(64) primary key,
    user_id varchar(64) not null references user_account on delete cascade
);
create index pairwise_subject_user on pairwise_subject (user_id);

-- Sessions whose time is over are looked for all the time
create index browser_session_expired on browser_session (ended_at, expires_at);
