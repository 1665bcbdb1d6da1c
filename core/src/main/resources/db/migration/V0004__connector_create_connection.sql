create table crm_connection (
  account_id varchar(32) not null,
  extension_id varchar(32) not null,
  connector_id varchar(40) not null,
  base_url varchar(1000) not null,
  admin boolean not null,
  credentials ${text} not null,
  crm_user_id varchar(200) not null,
  crm_user_name varchar(300) not null,
  connected_at ${timestamp} not null,
  primary key (account_id, extension_id)
);
