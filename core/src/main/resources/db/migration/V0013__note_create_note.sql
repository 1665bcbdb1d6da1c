create table note (
  account_id varchar(32) not null,
  session_id varchar(80) not null,
  extension_id varchar(32) not null,
  note_text ${text} not null,
  subject varchar(500),
  changed_by varchar(300) not null,
  changed_at ${timestamp} not null,
  primary key (account_id, session_id, extension_id)
);
