create table contact_choice (
  account_id varchar(32) not null,
  connector_id varchar(40) not null,
  number_key varchar(40) not null,
  contact_id varchar(200) not null,
  contact_name varchar(300) not null,
  chosen_by varchar(300) not null,
  chosen_at ${timestamp} not null,
  primary key (account_id, connector_id, number_key)
);

-- Without a contact it is being made.
create table contact_created (
  account_id varchar(32) not null,
  connector_id varchar(40) not null,
  number_key varchar(40) not null,
  contact_id varchar(200),
  contact_name varchar(300),
  created_at ${timestamp} not null,
  expires_at ${timestamp} not null,
  primary key (account_id, connector_id, number_key)
);
create index ix_contact_created_expires on contact_created (expires_at);
