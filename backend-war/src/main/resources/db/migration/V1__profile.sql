create table profile (
  subject varchar(255) not null primary key,
  version integer not null,
  job_title varchar(100),
  department varchar(100),
  location varchar(100),
  time_zone varchar(64),
  phone varchar(40),
  pronouns varchar(40),
  biography varchar(2000),
  updated_at timestamp(3) with time zone not null
);
