create sequence seq_call_event as bigint start with 50 increment by 50;
create table call_event (
  id bigint not null primary key,
  account_id varchar(32) not null,
  uuid varchar(64) not null,
  session_id varchar(80) not null,
  received_at ${timestamp} not null,
  body ${text} not null,
  constraint uq_call_event_uuid unique (account_id, uuid)
);
create index ix_call_event_session on call_event (account_id, session_id);

create table call_session (
  id varchar(120) not null primary key,
  account_id varchar(32) not null,
  session_id varchar(80) not null,
  first_event_at ${timestamp} not null,
  last_event_at ${timestamp} not null,
  events int not null,
  folded_events int not null,
  end_announced boolean not null,
  ended_at ${timestamp},
  outcome varchar(20) not null,
  reason varchar(500) not null,
  call_log_state varchar(20) not null,
  call_log_next_at ${timestamp},
  call_log_tries int not null,
  call_log ${text} not null
);
create index ix_call_session_call_log on call_session (call_log_state, call_log_next_at);
create index ix_call_session_first_event on call_session (account_id, first_event_at);
create index ix_call_session_open on call_session (outcome, last_event_at);

create table coverage (
  account_id varchar(32) not null primary key,
  covered_until ${timestamp} not null
);
