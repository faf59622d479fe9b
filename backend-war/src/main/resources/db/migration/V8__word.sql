-- Every word by which somebody is found who shares it, so that a misspelled one can be looked up
create table word (
  word varchar(64) not null primary key
);
