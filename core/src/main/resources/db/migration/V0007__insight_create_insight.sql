create table insight (
  account_id varchar(32) not null,
  recording_id varchar(64) not null,
  session_id varchar(80) not null,
  arrived_at ${timestamp} not null,
  content ${text} not null,
  primary key (account_id, recording_id)
);
create index ix_insight_session on insight (account_id, session_id);
