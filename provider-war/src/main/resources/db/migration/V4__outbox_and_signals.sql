-- What must reach other servers, written in the transaction of what it tells; a node that sends leases a message for a while
create table outbox_message (
    message_id varchar(64) primary key,
    kind varchar(32) not null,
    receiver varchar(255) not null,
    payload varchar(100000) not null,
    state varchar(16) not null,
    attempts integer not null,
    next_attempt_at timestamp with time zone not null,
    leased_until timestamp with time zone,
    last_error varchar(500),
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index outbox_message_due on outbox_message (state, next_attempt_at);
create index outbox_message_receiver on outbox_message (receiver, state);

-- The streams of security events (SSF 1.0 §8.1); the receiver's authorization header is encrypted
create table signal_stream (
    stream_id varchar(64) primary key,
    client_id varchar(255) not null,
    audience varchar(1000) not null,
    delivery_method varchar(64) not null,
    endpoint_url varchar(2000),
    authorization_encrypted varchar(8000),
    events_requested varchar(10000) not null,
    description varchar(1000),
    status varchar(16) not null,
    reason varchar(1000),
    verified_at timestamp with time zone,
    created_at timestamp with time zone not null
);
create index signal_stream_client on signal_stream (client_id);

-- Users that a receiver wants to hear nothing about
create table signal_removed_subject (
    stream_id varchar(64) not null references signal_stream,
    user_id varchar(64) not null,
    primary key (stream_id, user_id)
);
