-- What the provider says no longer holds: a person's tokens, of one client or one session where these are named
create table ended_access (
  event_id varchar(255) not null primary key,
  subject varchar(255) not null,
  client_id varchar(255),
  session_id varchar(255),
  ended_at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone not null
);
create index ended_access_received on ended_access (received_at);

-- The stream of events from the provider: one row, which all nodes share
create table event_stream (
  transmitter varchar(20) not null primary key,
  stream_id varchar(255),
  state varchar(64),
  asked_at timestamp(3) with time zone not null,
  verified_at timestamp(3) with time zone
);
insert into event_stream (transmitter, asked_at) values ('provider', timestamp with time zone '1970-01-01 00:00:00+00');
