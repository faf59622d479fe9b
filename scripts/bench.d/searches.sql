-- What people type into a directory, one path a line.
-- Of each ten: three write a whole name, two type the beginning of one, one makes a typing error, one looks for a skill, one for a word and a
-- place, one narrows a job to a department, and one turns the page.
select '/api/people?' || replace(query, ' ', '%20')
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
