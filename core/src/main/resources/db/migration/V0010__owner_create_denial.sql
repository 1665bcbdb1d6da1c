create table create_denial (
  account_id varchar(32) not null,
  extension_id varchar(32) not null,
  connector_id varchar(40) not null,
  evidence varchar(1000) not null,
  denied_at ${timestamp} not null,
  expires_at ${timestamp} not null,
  primary key (account_id, extension_id, connector_id)
);
create index ix_create_denial_expires on create_denial (expires_at);

-- Without a CRM user the extension is mapped to nobody.
alter table user_mapping alter column crm_user_id drop not null;
alter table user_mapping alter column crm_user_name drop not null;
