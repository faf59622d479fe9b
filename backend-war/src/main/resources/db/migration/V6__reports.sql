-- The reports of a manager in the order of their pages
drop index person_reports_to;
create index person_reports_to on person (reports_to, sort_name, subject);
