alter table activity add column number_key varchar(40) default '' not null;
alter table activity add column park_rule varchar(40) default '' not null;
alter table activity add column contact_chosen_by varchar(300);
alter table activity add column candidates ${text};
alter table activity add column artifacts ${text};
alter table activity add column archived ${text};
create index ix_activity_parked on activity (account_id, park_rule, number_key);

alter table decision add column decision_rule varchar(40) default 'CREATE' not null;
alter table decision add column inputs varchar(2000) default '' not null;
alter table decision add column settings_version bigint default 0 not null;
alter table decision add column connector_version varchar(64) default '' not null;
