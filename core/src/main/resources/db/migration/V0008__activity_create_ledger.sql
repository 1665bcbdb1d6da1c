create sequence seq_activity as bigint start with 50 increment by 50;
create table activity (
  id bigint not null primary key,
  version bigint not null,
  account_id varchar(32) not null,
  session_id varchar(80) not null,
  extension_id varchar(32) not null,
  connector_id varchar(40) not null,
  status varchar(12) not null,
  stage varchar(16) not null,
  reason varchar(1000) not null,
  created_at ${timestamp} not null,
  started_at ${timestamp} not null,
  ended_at ${timestamp} not null,
  facts int not null,
  news boolean not null,
  facts_at ${timestamp} not null,
  ledger_state varchar(12) not null,
  reference varchar(40) not null,
  sent_at ${timestamp},
  record_id varchar(200),
  record_version varchar(200),
  record_url varchar(1000),
  steps ${text},
  written ${text},
  contact_id varchar(200),
  contact_name varchar(300),
  owner_rule varchar(32),
  owner_credentials varchar(32),
  owner_user_id varchar(200),
  owner_user_name varchar(300),
  owner_evidence varchar(1000),
  refused_credentials varchar(500) not null,
  creates int not null,
  failures int not null,
  insight_polls int not null,
  insights_polled_at ${timestamp},
  logged_at ${timestamp},
  completed_at ${timestamp},
  constraint uq_activity_identity unique (account_id, session_id, extension_id, connector_id),
  constraint uq_activity_reference unique (account_id, reference)
);
create index ix_activity_ended on activity (account_id, ended_at, id);
create index ix_activity_session on activity (account_id, session_id);
create index ix_activity_news on activity (news, facts_at);
create index ix_activity_status on activity (account_id, status);

create sequence seq_decision as bigint start with 50 increment by 50;
create table decision (
  id bigint not null primary key,
  activity_id bigint not null,
  decided_at ${timestamp} not null,
  step varchar(24) not null,
  reason varchar(1000) not null,
  constraint fk_decision_activity foreign key (activity_id) references activity (id)
);
create index ix_decision_activity on decision (activity_id, id);
