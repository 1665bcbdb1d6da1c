alter table crm_connection add column refused_at ${timestamp};
alter table crm_connection add column refused_why varchar(1000);
