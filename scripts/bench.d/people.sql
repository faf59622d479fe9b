-- Makes :people people of an organisation, the same in every run, into an empty schema of the backend on PostgreSQL. What is written is what the
-- backend writes for them (triad.backend.person.PersonRows, SearchText and Facets). Indexes for words are made afterwards, as that is faster.
set client_min_messages to warning;
create function pg_temp.pick(choices text[], dice bigint) returns text immutable language sql as
  $$ select choices[1 + (dice % array_length(choices, 1))::int] $$;
-- Numbers that look thrown, from two that count
create function pg_temp.dice(n bigint, salt bigint) returns bigint immutable language sql as
  $$ select abs(hashint8extended(n, salt)) $$;

-- Names of two or three syllables, and words of a language nobody speaks
create temp table word as
  select row_number() over (order by hashtext(a || b || c)) as id, a || b || c as text
  from unnest('{ba,ce,di,fo,gu,ha,je,ki,lo,mu,na,pe,qui,ro,su,ta,ve,wi,xo,zu}'::text[]) a,
    unnest('{la,ne,ri,so,tu,mba,nde,rki,lsto,ndru,ga,le,ssi,tto,vu}'::text[]) b, unnest('{n,r,s,"",ld,ck,th,m,nd,x}'::text[]) c;
create temp table pool as select
  (select array_agg(initcap(text) order by id) from word where id <= 400) as given,
  (select array_agg(initcap(text) order by id desc) from word) as family,
  (select array_agg(text order by id) from word where id between 300 and 1300) as plain,
  (select array_agg(initcap(text) order by id) from word where id between 1400 and 1600) as skill,
  (select array_agg(initcap(text) order by id) from word where id between 1700 and 1760) as place,
  '{Engineer,Manager,Analyst,Designer,Nurse,Teacher,Clerk,Lawyer,Chemist,Planner,Buyer,Editor,Trainer,Auditor,Welder}'::text[] as job,
  '{Junior,Senior,Chief,Deputy,Assistant,Principal}'::text[] as rank,
  '{Europe/Berlin,Europe/London,Asia/Tokyo,America/New_York,Africa/Lagos,Australia/Sydney}'::text[] as zone,
  '{de,en,fr,ja,pt-BR,nl,tr,ar}'::text[] as tongue;

insert into department (id, name, parent, version) select 'whole', 'The whole', null, 1;
insert into department (id, name, parent, version)
  select 'part-' || n, initcap(text), case when n <= 14 then 'whole' else 'part-' || (n % 14 + 1) end, 1
  from word, lateral (select id - 2000 as n) numbered where id between 2001 and 2200 order by n;

create temp table index_for_words as
  select indexname, indexdef from pg_indexes where schemaname = current_schema and tablename = 'person' and indexdef like '%USING gin%';
do $$ declare name text; begin
  for name in select indexname from index_for_words loop execute 'drop index ' || quote_ident(name); end loop;
end $$;

create temp table made as
  select n, 'bench-' || n as subject, pg_temp.pick(given, pg_temp.dice(n, 1)) as given_name,
    pg_temp.pick(family, pg_temp.dice(n, 2)) as family_name,
    case when n % 3 = 0 then pg_temp.pick(rank, pg_temp.dice(n, 4)) || ' ' else '' end || pg_temp.pick(job, pg_temp.dice(n, 3)) as job_title,
    'part-' || (1 + pg_temp.dice(n, 5) % 200) as department, case when n > 1 then 'bench-' || (n / 8 + 1) end as manager,
    pg_temp.pick(place, pg_temp.dice(n, 6)) as location, pg_temp.pick(zone, pg_temp.dice(n, 8)) as time_zone,
    array(select distinct pg_temp.pick(tongue, pg_temp.dice(n, 100 + i)) from generate_series(1, 2) i) as languages,
    array(select distinct pg_temp.pick(skill, pg_temp.dice(n, 200 + i)) from generate_series(1, 4) i) as skills,
    (select string_agg(pg_temp.pick(plain, pg_temp.dice(n, 300 + i)), ' ') from generate_series(1, 12) i) as biography
  from pool, generate_series(1, :people) n;

insert into person (subject, version, name, given_name, family_name, email, email_verified, locale, identity_at, job_title, department, manager,
                    location, time_zone, phones, languages, skills, biography, visibility, updated_at, sort_name, team, reports_to,
                    found_by_everyone, found_by_colleagues, found_by_me)
  select subject, 1, name, given_name, family_name, email, true, 'en', now(), job_title, department, manager, location, time_zone,
    json_build_array('+49 30 ' || (1000000 + n))::text, to_json(languages)::text, to_json(skills)::text, biography, '{}', now(), lower(name),
    department, manager, concat_ws(E'\n', name, told), concat_ws(E'\n', name, email, told), concat_ws(E'\n', name, email, told)
  from made, lateral (select given_name || ' ' || family_name as name, lower(given_name || '.' || family_name) || n || '@example.org' as email,
    concat_ws(E'\n', job_title, location, array_to_string(skills, E'\n'), biography) as told) said;

insert into person_facet (subject, field, text, visible_to)
  select subject, 'department', department, 'everyone' from made
  union all select subject, 'manager', manager, 'everyone' from made where manager is not null
  union all select subject, 'location', lower(location), 'everyone' from made
  union all select subject, 'languages', lower(text), 'everyone' from made, unnest(languages) text
  union all select subject, 'skills', lower(text), 'everyone' from made, unnest(skills) text;

do $$ declare definition text; begin
  for definition in select indexdef from index_for_words loop execute definition; end loop;
end $$;
vacuum analyze person;
vacuum analyze person_facet;
vacuum analyze department;
