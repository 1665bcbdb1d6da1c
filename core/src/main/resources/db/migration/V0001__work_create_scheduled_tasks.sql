create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(150) not null,
  task_data ${bytes},
  execution_time ${timestamp} not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success ${timestamp},
  last_failure ${timestamp},
  consecutive_failures int,
  last_heartbeat ${timestamp},
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index ix_scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index ix_scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
