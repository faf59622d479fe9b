-- A code may be bound to the DPoP key that has to redeem it (RFC 9449 section 10)
alter table authorization_code add column dpop_jkt varchar(64);

-- What was granted in detail (RFC 9396), and what the user last allowed so
alter table token_family add column authorization_details varchar(10000);
alter table consent add column authorization_details varchar(10000);
