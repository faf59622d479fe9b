-- What people type into a directory, as an HTTP archive for autocannon; :api is the address of the API, :bearer the Authorization.
-- Of each ten: three write a whole name, two type the beginning of one, one makes a typing error, one looks for a skill, one for a word and a
-- place, one narrows a job to a department, and one turns the page.
select json_build_object('log', json_build_object('version', '1.2', 'entries', json_agg(json_build_object('request', json_build_object(
  'method', 'GET', 'url', :'api' || '/api/people?' || replace(query, ' ', '%20'),
  'headers', json_build_array(json_build_object('name', 'Authorization', 'value', :'bearer')))) order by random())))
from (
  select case n % 10
    when 0 then 'q=' || name
    when 1 then 'q=' || name
    when 2 then 'q=' || family_name
    when 3 then 'q=' || left(given_name, 4)
    when 4 then 'q=' || given_name || ' ' || left(family_name, 2)
    when 5 then 'q=' || overlay(name placing '' from 3 for 1)
    when 6 then 'skill=' || (skills::json ->> 0)
    when 7 then 'q=' || split_part(biography, ' ', 1) || '&location=' || location
    when 8 then 'q=' || split_part(job_title, ' ', 1) || '&department=' || department
    else 'limit=25&after=' || translate(encode(convert_to(subject || E'\n' || sort_name, 'UTF8'), 'base64'), E'+/=\n', '-_')
  end as query
  from (select row_number() over (order by hashtext(subject)) as n, * from person where subject like 'bench-%' order by hashtext(subject) limit 2000) asked
) queries;
