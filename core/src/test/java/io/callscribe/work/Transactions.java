package io.callscribe.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** The transactions that a test needs. */
@ApplicationScoped
class Transactions {
  private final Jobs jobs;
  private final DataSource database;

  @Inject
  Transactions(Jobs jobs, @Named("main") DataSource database) {
    this.jobs = jobs;
    this.database = database;
  }

  @Transactional
  void enqueue(String id, Instant at) {
    jobs.enqueue(TestJob.NAME, id, at);
  }

  @Transactional
  void enqueueAndFail(String id, Instant at) {
    jobs.enqueue(TestJob.NAME, id, at);
    throw new IllegalStateException("rolled back");
  }

  @Transactional
  void wake(String id, Instant at) {
    jobs.wake(TestJob.NAME, id, at);
  }

  @Transactional
  void wakeAndFail(String id, Instant at) {
    jobs.wake(TestJob.NAME, id, at);
    throw new IllegalStateException("rolled back");
  }

  int count(String id) {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from scheduled_tasks where task_name = ? and task_instance = ?")) {
      query.setString(1, TestJob.NAME);
      query.setString(2, id);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
