-- A file of people on its way in: who sent it, how far it is, and which node is at it
create table people_import (
  id varchar(36) not null primary key,
  requested_by varchar(255) not null,
  media_type varchar(20) not null,
  dry_run boolean not null,
  state varchar(10) not null,
  row_count integer not null,
  done_count integer not null,
  created_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null,
  failed_count integer not null,
  requested_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  claim varchar(36),
  claimed_at timestamp(3) with time zone,
  attempts integer not null
);
create index people_import_requested on people_import (requested_at, id);

-- The file itself, until all of its rows are done
create table people_import_part (
  import_id varchar(36) not null references people_import,
  part integer not null,
  bytes bytea not null,
  primary key (import_id, part)
);

-- What is wrong with single rows; place tells apart what is wrong with one and the same row
create table people_import_error (
  import_id varchar(36) not null references people_import,
  row_number integer not null,
  place integer not null,
  sub varchar(255),
  field varchar(40),
  detail varchar(255) not null,
  primary key (import_id, row_number, place)
);

insert into tree_lock (tree) values ('import');

-- Requests that must not be carried out twice, and how they were answered
create table idempotency_key (
  subject varchar(255) not null,
  resource varchar(255) not null,
  key_text varchar(255) not null,
  fingerprint varchar(43) not null,
  claim varchar(36) not null,
  claimed_at timestamp(3) with time zone not null,
  status integer,
  headers varchar(4000),
  body varchar(32000),
  primary key (subject, resource, key_text)
);
create index idempotency_key_claimed on idempotency_key (claimed_at);
