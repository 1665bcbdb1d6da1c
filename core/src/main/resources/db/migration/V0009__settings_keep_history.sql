create table account_setting (
  account_id varchar(32) not null,
  extension_id varchar(32) not null,
  name varchar(200) not null,
  setting_value ${text},
  mandated boolean not null,
  version bigint not null,
  changed_by varchar(300) not null,
  changed_at ${timestamp} not null,
  primary key (account_id, extension_id, name)
);
insert into account_setting
  (account_id, extension_id, name, setting_value, mandated, version, changed_by, changed_at)
  select account_id, '', name, setting_value, false, 0, 'bootstrap token', changed_at from setting;
drop table setting;

create table settings_version (
  account_id varchar(32) not null primary key,
  version bigint not null
);

create sequence seq_setting_change as bigint start with 50 increment by 50;
create table setting_change (
  id bigint not null primary key,
  account_id varchar(32) not null,
  version bigint not null,
  extension_id varchar(32) not null,
  name varchar(200) not null,
  value_before ${text},
  value_after ${text},
  mandated_before boolean not null,
  mandated_after boolean not null,
  changed_by varchar(300) not null,
  changed_at ${timestamp} not null,
  constraint uq_setting_change unique (account_id, version, extension_id, name)
);

create table settings_snapshot (
  account_id varchar(32) not null primary key,
  stamp varchar(36) not null,
  version bigint not null,
  taken_at ${timestamp} not null,
  content ${text} not null
);

alter table subscription add column filters varchar(200) not null default '';
