-- Makes :people people of an organisation, the same in every run, into an empty schema of the backend on PostgreSQL. What is written is what the
-- backend writes for them (triad.backend.person.PersonRows; Terms, Circles and Vocabulary of triad.backend.listing). Indexes are made afterwards: that is faster, and the check of each row for its person takes no wrong one.
set client_min_messages to warning;
create function pg_temp.pick(choices text[], dice bigint) returns text immutable language sql as
  $$ select choices[1 + (dice % array_length(choices, 1))::int] $$;
-- Numbers that look thrown, from two that count
create function pg_temp.dice(n bigint, salt bigint) returns bigint immutable language sql as
  $$ select abs(hashint8extended(n, salt)) $$;
-- 3000 words of a language that nobody speaks
create function pg_temp.word(n bigint) returns text immutable language sql as $$ select
  pg_temp.pick('{ba,ce,di,fo,gu,ha,je,ki,lo,mu,na,pe,qui,ro,su,ta,ve,wi,xo,zu}', n) ||
  pg_temp.pick('{la,ne,ri,so,tu,mba,nde,rki,lsto,ndru,ga,le,ssi,tto,vu}', n / 20) ||
  pg_temp.pick('{n,r,s,"",ld,ck,th,m,nd,x}', n / 300) $$;

create function pg_temp.hash(what text, text text) returns text immutable language sql as $$
  select what || translate(encode(substring(sha256(convert_to(text, 'UTF8')) for 12), 'base64'), '+/', '-_') $$;

insert into department (id, name, parent, version) select 'whole', 'The whole', null, 1;
insert into department (id, name, parent, version)
  select 'part-' || n, initcap(pg_temp.word(n * 7)), case when n <= 14 then 'whole' else 'part-' || (n % 14 + 1) end, 1
  from generate_series(1, 200) n;

create temp table index_for_later as select indexname, indexdef from pg_indexes
  where schemaname = current_schema and tablename in ('person', 'listing') and indexdef not like 'CREATE UNIQUE%';
do $$ declare name text; begin
  for name in select indexname from index_for_later loop execute 'drop index ' || quote_ident(name); end loop;
end $$;

create temp table made as
  select n, 'bench-' || n as subject, initcap(pg_temp.word(pg_temp.dice(n, 1) % 400 * 7)) as given_name,
    initcap(pg_temp.word(pg_temp.dice(n, 2))) as family_name,
    case when n % 3 = 0 then pg_temp.pick('{Junior,Senior,Chief,Deputy,Assistant,Principal}', pg_temp.dice(n, 4)) || ' ' else '' end ||
      pg_temp.pick('{Engineer,Manager,Analyst,Designer,Nurse,Teacher,Clerk,Lawyer,Chemist,Planner,Buyer,Editor,Trainer,Auditor,Welder}',
        pg_temp.dice(n, 3)) as job_title,
    'part-' || (1 + pg_temp.dice(n, 5) % 200) as department, case when n > 1 then 'bench-' || (n / 8 + 1) end as manager,
    initcap(pg_temp.word(pg_temp.dice(n, 6) % 60 * 11)) as location,
    pg_temp.pick('{Europe/Berlin,Europe/London,Asia/Tokyo,America/New_York,Africa/Lagos,Australia/Sydney}', pg_temp.dice(n, 8)) as time_zone,
    array(select distinct pg_temp.pick('{de,en,fr,ja,pt-BR,nl,tr,ar}', pg_temp.dice(n, 100 + i)) from generate_series(1, 2) i) as languages,
    array(select distinct initcap(pg_temp.word(pg_temp.dice(n, 200 + i) % 200 * 13)) from generate_series(1, 4) i) as skills,
    (select string_agg(pg_temp.word(pg_temp.dice(n, 300 + i) % 1000 * 3), ' ') from generate_series(1, 12) i) as biography
  from generate_series(1, :people) n;

insert into person (subject, version, name, given_name, family_name, email, email_verified, locale, identity_at, job_title, department, manager,
                    location, time_zone, phones, languages, skills, biography, visibility, updated_at, sort_name, team, reports_to, manager_seen_by)
  select subject, 1, name, given_name, family_name, lower(given_name || '.' || family_name) || n || '@example.org', true, 'en', now(), job_title,
    department, manager, location, time_zone, json_build_array('+49 30 ' || (1000000 + n))::text, to_json(languages)::text, to_json(skills)::text,
    biography, '{}', now(), lower(name), department, manager, case when manager is not null then 'everyone' end
  from made, lateral (select given_name || ' ' || family_name as name) named;

-- Everyone sees their words and fields, colleagues also the e-mail address
create temp table termed as
  select subject, lower(given_name || ' ' || family_name) as sort_name, values, words, array['example', 'org', lower(family_name) || n] as address,
    array[pg_temp.hash('@', 'team ' || department), pg_temp.hash('@', 'manager ' || manager), pg_temp.hash('@', 'reports ' || subject)] as circles
  from made, lateral (select array[pg_temp.hash('#', 'department ' || department), pg_temp.hash('#', 'location ' || lower(location))] ||
      array(select pg_temp.hash('#', 'languages ' || lower(text)) from unnest(languages) text) ||
      array(select pg_temp.hash('#', 'skills ' || lower(text)) from unnest(skills) text) as values) narrowing,
    lateral (select array(select distinct string_to_table(
      lower(concat_ws(' ', given_name, family_name, job_title, location, array_to_string(skills, ' '), biography)), ' ')) as words) spelled;
insert into listing (subject, sort_name, terms)
  select subject, sort_name, array_to_tsvector(values || words || '{=department,=location,=languages,=skills}'::text[] ||
    array(select circle || word from unnest(circles) circle, unnest(address) word where circle is not null))
  from termed;
insert into word (word, uses) select word, count(*) from termed, unnest(words) word group by word;

do $$ declare definition text; begin
  for definition in select indexdef from index_for_later loop execute definition; end loop;
end $$;
vacuum analyze person;
vacuum analyze listing;
vacuum analyze department;
