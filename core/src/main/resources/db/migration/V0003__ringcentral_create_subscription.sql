create table subscription (
  account_id varchar(32) not null primary key,
  verification_token varchar(100) not null,
  remote_id varchar(64),
  state varchar(1000) not null,
  checked_at ${timestamp} not null
);
