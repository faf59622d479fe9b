-- What a photo is named by; the images have a table of their own, so that nobody who reads people reads them.
-- A person who goes takes theirs along, also where an older node erases them.
alter table person add column photo varchar(43);

create table photo (
  subject varchar(255) not null primary key references person on delete cascade,
  hash varchar(43) not null,
  large bytea not null,
  small bytea not null,
  updated_at timestamp(3) with time zone not null
);
