package io.callscribe.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.callscribe.CoreHost;
import io.callscribe.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for jobs on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class JobsContract {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofHours(1);

  private final TestDatabase database;
  private CoreHost host;
  private TestJob job;
  private Transactions transactions;

  JobsContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    job = host.the(TestJob.class);
    transactions = host.the(Transactions.class);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  @Test
  void a_job_runs_after_the_transaction_that_made_it_necessary() {
    transactions.enqueue("committed", Instant.now());

    await().atMost(SOON).until(() -> job.runs("committed") == 1);
    await().atMost(SOON).until(() -> transactions.count("committed") == 0);
  }

  @Test
  void a_job_goes_with_the_transaction_that_made_it_necessary() {
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions.enqueueAndFail("rolled-back", Instant.now()));

    assertThat(transactions.count("rolled-back")).isZero();
    transactions.enqueue("after-it", Instant.now());
    await().atMost(SOON).until(() -> job.runs("after-it") == 1);
    assertThat(job.runs("rolled-back")).isZero();
  }

  @Test
  void a_wake_goes_with_its_transaction_too() {
    transactions.enqueue("wake-rolled-back", Instant.now().plus(LATER));

    assertThatIllegalStateException()
        .isThrownBy(() -> transactions.wakeAndFail("wake-rolled-back", Instant.now()));

    transactions.enqueue("after-that", Instant.now());
    await().atMost(SOON).until(() -> job.runs("after-that") == 1);
    assertThat(job.runs("wake-rolled-back")).isZero();
  }

  @Test
  void a_job_waits_for_its_time() {
    transactions.enqueue("later", Instant.now().plus(LATER));

    transactions.enqueue("now", Instant.now());

    await().atMost(SOON).until(() -> job.runs("now") == 1);
    assertThat(job.runs("later")).isZero();
    assertThat(transactions.count("later")).isEqualTo(1);
  }

  @Test
  void a_waiting_job_is_woken() {
    transactions.enqueue("woken", Instant.now().plus(LATER));

    transactions.wake("woken", Instant.now());

    await().atMost(SOON).until(() -> job.runs("woken") == 1);
  }

  @Test
  void a_job_that_is_gone_is_woken() {
    transactions.enqueue("again", Instant.now());
    await().atMost(SOON).until(() -> transactions.count("again") == 0 && job.runs("again") == 1);

    transactions.wake("again", Instant.now());

    await().atMost(SOON).until(() -> job.runs("again") == 2);
  }

  @Test
  void news_during_a_run_makes_it_run_again() {
    var gate = job.holdNextRunOf("busy");
    transactions.enqueue("busy", Instant.now());
    gate.awaitEntered();

    job.news("busy");
    transactions.wake("busy", Instant.now());
    gate.open();

    await().atMost(SOON).until(() -> job.seenAll("busy") && job.runs("busy") >= 2);
  }

  @Test
  void no_news_is_overlooked_however_the_wakes_fall() throws Exception {
    var ids = 4;
    var wakes = 40;
    for (int i = 0; i < ids; i++) {
      transactions.enqueue("stress-" + i, Instant.now());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < ids * wakes; i++) {
        var id = "stress-" + i % ids;
        threads.submit(
            () -> {
              job.news(id);
              transactions.wake(id, Instant.now());
            });
      }
    }

    for (int i = 0; i < ids; i++) {
      var id = "stress-" + i;
      await().atMost(Duration.ofSeconds(10)).until(() -> job.seenAll(id));
    }
  }

  @Test
  void a_run_that_fails_is_repeated() {
    job.failNextRunOf("unlucky");
    transactions.enqueue("unlucky", Instant.now());

    await().atMost(SOON).until(() -> job.runs("unlucky") == 2);
    await().atMost(SOON).until(() -> transactions.count("unlucky") == 0);
  }

  @Test
  void a_job_may_ask_for_another_run() {
    job.repeatOnce("twice");
    transactions.enqueue("twice", Instant.now());

    await().atMost(SOON).until(() -> job.runs("twice") == 2);
    await().atMost(SOON).until(() -> transactions.count("twice") == 0);
  }

  @Test
  void recurring_jobs_run_from_the_start() {
    await().atMost(SOON).until(() -> job.runs("always") >= 1);
  }

  @Test
  void a_job_nobody_knows_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.the(Jobs.class).enqueue("unheard-of", "1", Instant.now()))
        .withMessageContaining("unheard-of");
  }
}
