package io.callscribe.work;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;
import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.callscribe.storage.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the jobs of all capabilities, and takes new ones. */
@ApplicationScoped
public class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final int MOVES = 5;
  private static final int MISSED_HEARTBEATS = 4;

  private final Map<String, Job> jobs;
  private final Map<String, CustomTask<Void>> tasks;
  private final Scheduler scheduler;
  private final SchedulerClient inTransaction;
  private final Event<Wake> wakes;

  /** Jobs of this node that were woken while they ran. */
  private final Set<String> wokenMeanwhile = ConcurrentHashMap.newKeySet();

  private final Clock clock;
  private final DataSource database;
  private final boolean isAlone;

  /** A job to be woken once the transaction that fired it has been committed. */
  record Wake(String job, String id, Instant at, boolean isNew) {}

  @Inject
  Jobs(
      Instance<Job> jobs,
      @Named("main") DataSource database,
      TransactionConnection transaction,
      @ConfigProperty(name = "javax.sql.DataSource.main.jdbcUrl") String url,
      WorkConfig config,
      Event<Wake> wakes,
      Clock clock) {
    this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
    this.tasks =
        this.jobs.values().stream()
            .map(this::taskOf)
            .collect(Collectors.toMap(CustomTask::getName, Function.identity()));
    this.wakes = wakes;
    this.clock = clock;
    this.database = database;
    this.isAlone = Database.of(url) == Database.DERBY;
    var known = List.<Task<?>>copyOf(tasks.values());
    var dialect = dialectOf(Database.of(url));
    this.inTransaction =
        SchedulerClient.Builder.create(transaction, known).jdbcCustomization(dialect).build();
    var builder =
        Scheduler.create(database, known)
            .jdbcCustomization(dialect)
            .threads(config.threads())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(config.pollInterval())
            .heartbeatInterval(config.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(DRAIN)
            .clock(clock::instant)
            .enableImmediateExecution();
    this.scheduler =
        (Database.of(url) == Database.POSTGRESQL
                ? builder.pollUsingLockAndFetch(0.5, 1.0)
                : builder.pollUsingFetch(0.5, 3.0))
            .build();
  }

  /** Enqueues a job that does not exist yet, in the running transaction. */
  public void enqueue(String job, String id, Instant at) {
    inTransaction.scheduleBatch(List.of(the(job).instance(id)), at);
    wakes.fire(new Wake(job, id, at, true));
  }

  /** Runs a job at the given time, whether it exists or not, after the running transaction. */
  public void wake(String job, String id, Instant at) {
    wakes.fire(new Wake(job, id, at, false));
  }

  void start(
      @Observes @Priority(LIBRARY_AFTER) @Initialized(ApplicationScoped.class) Object start) {
    if (isAlone) {
      releaseWhatDied();
    }
    scheduler.start();
    for (var job : jobs.values()) {
      for (var id : job.recurring()) {
        scheduler.scheduleIfNotExists(the(job.name()).instance(id), clock.instant());
      }
    }
  }

  /**
   * An embedded database has one process: what is still picked was picked by one that died. In a
   * cluster missed heartbeats tell that, some time later.
   */
  private void releaseWhatDied() {
    try (var connection = database.getConnection();
        var release =
            connection.prepareStatement(
                "update scheduled_tasks set picked = false, picked_by = null,"
                    + " last_heartbeat = null, version = version + 1 where picked = true")) {
      var released = release.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      if (released > 0) {
        LOG.info("{} jobs that were interrupted are done again", released);
      }
    } catch (SQLException e) {
      LOG.warn("Jobs that were interrupted wait for their heartbeat to be missed", e);
    }
  }

  /** First of all: what a running job needs is still there. */
  void stop(
      @Observes @Priority(PLATFORM_BEFORE) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    scheduler.stop();
  }

  /** On a thread of its own: the committed transaction may still hold its connection. */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Wake wake) {
    Thread.startVirtualThread(() -> wakeNow(wake));
  }

  private void wakeNow(Wake wake) {
    try {
      if (wake.isNew()) {
        if (!wake.at().isAfter(clock.instant())) {
          scheduler.triggerCheckForDueExecutions();
        }
      } else {
        move(wake, MOVES);
      }
    } catch (RuntimeException e) {
      LOG.warn("Job {} was not woken; it is found within a minute: {}", wake.job(), e.toString());
    }
  }

  private void move(Wake wake, int left) {
    try {
      scheduler.reschedule(TaskInstanceId.of(wake.job(), wake.id()), wake.at());
    } catch (TaskInstanceNotFoundException e) {
      scheduler.scheduleIfNotExists(the(wake.job()).instance(wake.id()), wake.at());
    } catch (TaskInstanceCurrentlyExecutingException e) {
      // Once more, in case it ended before it could see that it was woken.
      if (wokenMeanwhile.add(wake.id() + "@" + wake.job()) && left > 0) {
        move(wake, left - 1);
      }
    } catch (ExecutionException e) {
      // Somebody else moved, picked or ended it between the library's read and its write.
      if (left == 0) {
        throw e;
      }
      move(wake, left - 1);
    }
  }

  /** Wakes what a node that died was about to wake. */
  void wakeOverlooked(Instant before) {
    for (var job : jobs.values()) {
      for (var id : job.overlooked(before)) {
        wakeNow(new Wake(job.name(), id, clock.instant(), false));
      }
    }
  }

  private CustomTask<Void> the(String job) {
    var task = tasks.get(job);
    if (task == null) {
      throw new IllegalArgumentException("No such job: " + job);
    }
    return task;
  }

  private CustomTask<Void> taskOf(Job job) {
    return Tasks.custom(job.name(), Void.class)
        .onFailure(Jobs::retry)
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> completion(job, instance.getId(), job.run(instance.getId())));
  }

  private CompletionHandler<Void> completion(Job job, String id, Next next) {
    return (complete, operations) -> {
      switch (next) {
        case Next.Done done -> operations.remove();
        case Next.At at -> operations.reschedule(complete, at.time());
      }
      if (wokenMeanwhile.remove(id + "@" + job.name()) || job.hasNews(id)) {
        wakeNow(new Wake(job.name(), id, clock.instant(), false));
      }
    };
  }

  private static void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var failures = Math.min(complete.getExecution().consecutiveFailures, 10);
    var wait = FIRST_RETRY.multipliedBy(1L << failures);
    operations.reschedule(
        complete,
        complete.getTimeDone().plus(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY));
  }

  private static JdbcCustomization dialectOf(Database database) {
    return switch (database) {
      case DERBY -> new DerbyJdbcCustomization();
      case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
    };
  }
}
