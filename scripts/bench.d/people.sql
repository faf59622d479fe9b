-- Makes :people people of an organisation, the same in every run, into an empty schema of the backend on PostgreSQL. What is written is what the
-- backend writes for them (triad.backend.person.PersonRows, SearchText, Facets and Vocabulary). Indexes for words are made afterwards, as that is faster.
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

insert into department (id, name, parent, version) select 'whole', 'The whole', null, 1;
insert into department (id, name, parent, version)
  select 'part-' || n, initcap(pg_temp.word(n * 7)), case when n <= 14 then 'whole' else 'part-' || (n % 14 + 1) end, 1
  from generate_series(1, 200) n;

create temp table index_for_words as
  select indexname, indexdef from pg_indexes where schemaname = current_schema and tablename = 'person' and indexdef like '%USING gin%';
do $$ declare name text; begin
  for name in select indexname from index_for_words loop execute 'drop index ' || quote_ident(name); end loop;
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
                    location, time_zone, phones, languages, skills, biography, visibility, updated_at, sort_name, team, reports_to,
                    found_by_everyone, found_by_colleagues, found_by_me)
  select subject, 1, name, given_name, family_name, email, true, 'en', now(), job_title, department, manager, location, time_zone,
    json_build_array('+49 30 ' || (1000000 + n))::text, to_json(languages)::text, to_json(skills)::text, biography, '{}', now(), lower(name),
    department, manager, lower(concat_ws(' ', name, told)), lower(found_by_colleagues), lower(found_by_colleagues)
  from made, lateral (select given_name || ' ' || family_name as name, lower(given_name || '.' || family_name) || n || '@example.org' as email,
    concat_ws(' ', job_title, location, array_to_string(skills, ' '), biography) as told) said,
    lateral (select concat_ws(' ', name, translate(email, '.@', '  '), told) as found_by_colleagues) shared;

-- Otherwise each row's check for its person reads all of them
analyze person;
insert into person_facet (subject, field, text, visible_to)
  select subject, 'department', department, 'everyone' from made
  union all select subject, 'manager', manager, 'everyone' from made where manager is not null
  union all select subject, 'location', lower(location), 'everyone' from made
  union all select subject, 'languages', lower(text), 'everyone' from made, unnest(languages) text
  union all select subject, 'skills', lower(text), 'everyone' from made, unnest(skills) text;

insert into word
  select distinct word from person, string_to_table(lower(concat_ws(' ', name, job_title, location, biography)) || ' ' ||
    array_to_string(array(select json_array_elements_text(lower(skills)::json)), ' '), ' ') as word on conflict do nothing;

do $$ declare definition text; begin
  for definition in select indexdef from index_for_words loop execute definition; end loop;
end $$;
vacuum analyze person;
vacuum analyze person_facet;
vacuum analyze department;
