create table user_mapping (
  account_id varchar(32) not null,
  extension_id varchar(32) not null,
  crm_user_id varchar(200) not null,
  crm_user_name varchar(300) not null,
  changed_at ${timestamp} not null,
  primary key (account_id, extension_id)
);
