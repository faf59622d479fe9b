-- One change at a time where several rows together must stay a tree
create table tree_lock (
  tree varchar(20) not null primary key
);
insert into tree_lock (tree) values ('department'), ('manager');

create table department (
  id varchar(64) not null primary key,
  name varchar(200) not null,
  parent varchar(64) references department,
  version integer not null
);
create index department_parent on department (parent);

-- A person: what the provider said when it was asked last, and what they tell themselves (lists and objects as JSON).
-- team and reports_to are department and manager unless they are nobody's business; found_by_* are what a search may find.
create table person (
  subject varchar(255) not null primary key,
  version integer not null,
  name varchar(510),
  given_name varchar(510),
  family_name varchar(510),
  email varchar(510),
  email_verified boolean,
  picture varchar(2000),
  locale varchar(100),
  identity_at timestamp(3) with time zone,
  job_title varchar(200),
  department varchar(64) references department,
  manager varchar(255) references person,
  location varchar(200),
  time_zone varchar(64),
  phones varchar(1000),
  languages varchar(2000),
  skills varchar(16000),
  pronouns varchar(80),
  biography varchar(4000),
  links varchar(16000),
  out_of_office varchar(4000),
  visibility varchar(2000) not null,
  updated_at timestamp(3) with time zone,
  sort_name varchar(1020) not null,
  team varchar(64),
  reports_to varchar(255),
  found_by_everyone varchar(32000) not null,
  found_by_colleagues varchar(32000) not null,
  found_by_me varchar(32000) not null
);
create index person_sort_name on person (sort_name, subject);
create index person_department on person (department);
create index person_manager on person (manager);
create index person_team on person (team);
create index person_reports_to on person (reports_to);

-- What a list of people can be narrowed to, and for whom
create table person_facet (
  subject varchar(255) not null references person,
  field varchar(20) not null,
  text varchar(255) not null,
  visible_to varchar(10) not null,
  primary key (subject, field, text)
);
create index person_facet_text on person_facet (field, text);

create table person_change (
  subject varchar(255) not null references person,
  version integer not null,
  field varchar(40) not null,
  old_text varchar(16000),
  new_text varchar(16000),
  changed_by varchar(255) not null,
  changed_at timestamp(3) with time zone not null,
  primary key (subject, version, field)
);

-- The profiles so far: a department was any text, and becomes one of its own
insert into department (id, name, version)
select 'department-' || row_number() over (order by department), department, 1
from (select distinct department from profile where department is not null) named;

insert into person (subject, version, job_title, department, location, time_zone, phones, pronouns, biography, visibility, updated_at,
                    sort_name, team, found_by_everyone, found_by_colleagues, found_by_me)
select subject, profile.version, job_title, d.id, location, time_zone, case when phone is not null then '["' || phone || '"]' end,
       pronouns, biography, '{}', updated_at, '', d.id, '', '', ''
from profile left join department d on d.name = profile.department;

insert into person_facet (subject, field, text, visible_to)
select subject, 'department', department, 'everyone' from person where department is not null;
insert into person_facet (subject, field, text, visible_to)
select subject, 'location', lower(location), 'everyone' from person where location is not null;

drop table profile;
