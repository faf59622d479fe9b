-- What searches look through: of each person who is listed their place in the order of names, and their terms (triad.backend.listing.Terms).
-- Whoever is listed and missing here is added at start. H2 has no type of this name; PostgreSQL takes its own, whatever else is called so.
create domain tsvector as varchar(1000000);
create table listing (
  subject varchar(255) not null primary key references person,
  sort_name varchar(1020) not null,
  terms tsvector not null
);
create index listing_sort_name on listing (sort_name, subject);
drop index person_sort_name;

alter table person drop column if exists words_for_everyone;
alter table person drop column if exists words_for_colleagues;
alter table person drop column if exists words_for_me;
alter table person drop column found_by_everyone;
alter table person drop column found_by_colleagues;
alter table person drop column found_by_me;

-- Who may know of whom somebody reports to
alter table person add column manager_seen_by varchar(10);
update person set manager_seen_by = (
  select visible_to from person_facet where person_facet.subject = person.subject and field = 'manager')
where manager is not null;
drop table person_facet;

-- Beside each word, of how many people who are listed it is; they are counted as they are added
drop table word;
create table word (
  word varchar(64) not null primary key,
  uses integer not null
);
insert into tree_lock (tree) values ('word'), ('listing');
