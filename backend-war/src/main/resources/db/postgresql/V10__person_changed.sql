-- Tells every node that listens whose row has changed (triad.backend.change), when the change is committed. The channel has the number of the
-- table, so that directories in other schemas have others.
create function tell_person_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('person_changed_' || tg_relid, old.subject);
  return null;
end
$$;
create trigger person_changed after update or delete on person for each row execute function tell_person_changed();
