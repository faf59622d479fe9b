-- Each algorithm has one key that signs later (signs_from is null), one that signs, and those that signed before (published_until is
-- set). A generation exists once, so that of two nodes that make the same key one wins.
alter table signing_key add column generation integer default 0 not null;
update signing_key set generation = (
    select count(*) from signing_key o
    where o.algorithm = signing_key.algorithm
      and (o.signs_from < signing_key.signs_from or (o.signs_from = signing_key.signs_from and o.kid <= signing_key.kid)));
alter table signing_key alter column generation drop default;
alter table signing_key alter column signs_from drop not null;
alter table signing_key add constraint signing_key_generation unique (algorithm, generation);
