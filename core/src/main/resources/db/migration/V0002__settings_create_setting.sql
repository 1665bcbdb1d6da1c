create table setting (
  account_id varchar(32) not null,
  name varchar(100) not null,
  setting_value varchar(2000) not null,
  changed_at ${timestamp} not null,
  primary key (account_id, name)
);
