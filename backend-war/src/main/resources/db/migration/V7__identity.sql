-- Everything that the provider said, so that it can be shown while the provider is away
alter table person add column preferred_username varchar(510);
alter table person add column zoneinfo varchar(100);

-- How often the provider told that what it says of a person has changed
alter table person add column identity_changes integer default 0 not null;
