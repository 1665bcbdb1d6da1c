package io.callscribe.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ConnectorException.Ambiguous;
import io.callscribe.api.ConnectorException.Rejected;
import io.callscribe.api.ConnectorException.Unavailable;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUserId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ConnectorGatewayTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int PARALLEL = 3;

  @TempDir private static Path folder;
  private static PluginHost host;

  private final ConnectorConfig config = new ConnectorConfig(folder, LIMIT, PARALLEL, 10_000);
  private final ConnectorGateway gateway =
      new ConnectorGateway(host, new Guards(config), config, Clock.systemUTC());

  @BeforeAll
  static void loadTwoConnectors() {
    PluginJar.of("one-crm").in(folder, "one.jar");
    PluginJar.of("two-crm").in(folder, "two.jar");
    host = new PluginHost(new ConnectorConfig(folder, LIMIT, PARALLEL, 10_000));
    host.start(folder);
  }

  @AfterAll
  static void unload() {
    host.stop(folder);
  }

  private static Connection connection(String connector, String account) {
    return new Connection(
        new AccountId(account),
        new ExtensionId("101"),
        connector,
        URI.create("http://127.0.0.1:9"),
        false,
        CrmCredentials.of(Map.of("apiKey", "k")),
        new CrmUserId("u-1"),
        "Maya",
        Instant.EPOCH);
  }

  private static Connection connection() {
    return connection("one-crm", "11");
  }

  @Test
  void the_answer_of_the_connector_is_passed_on() {
    var id = gateway.read(connection(), (crm, session) -> crm.descriptor().id());

    assertThat(id).isEqualTo("one-crm");
    assertThat(gateway.descriptor("two-crm").id()).isEqualTo("two-crm");
  }

  @Test
  void a_connector_sees_its_own_class_loader_as_context() {
    var mine = Thread.currentThread().getContextClassLoader();

    var theirs =
        gateway.read(
            connection(),
            (crm, session) ->
                Thread.currentThread().getContextClassLoader() == crm.getClass().getClassLoader());

    assertThat(theirs).isTrue();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
  }

  @Test
  void a_connector_gets_the_tenant_and_the_credentials() {
    var seen =
        gateway.read(
            connection(),
            (crm, session) -> session.baseUrl() + " " + session.credentials().the("apiKey"));

    assertThat(seen).isEqualTo("http://127.0.0.1:9 k");
  }

  @Test
  void a_connector_that_is_not_there_is_named() {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> gateway.read(connection("gone-crm", "11"), (crm, session) -> 1))
        .withMessageContaining("gone-crm")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTOR_NOT_FOUND));
  }

  private static Object sleeping(CrmSession session, AtomicBoolean interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.set(true);
    }
    return session;
  }

  @Test
  @Tag("R-4")
  void a_call_that_blocks_ends_with_the_time_limit_and_is_interrupted() {
    var interrupted = new AtomicBoolean();

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> gateway.read(connection(), (crm, session) -> sleeping(session, interrupted)))
        .withMessageContaining("took longer");
    await().atMost(SOON).untilTrue(interrupted);
  }

  @Test
  @Tag("R-4")
  void a_write_that_blocks_leaves_its_outcome_open() {
    assertThatExceptionOfType(Ambiguous.class)
        .isThrownBy(
            () ->
                gateway.write(
                    connection(), (crm, session) -> sleeping(session, new AtomicBoolean())));
  }

  @Test
  void connectors_that_loop_and_heed_no_interrupt_do_not_stop_the_others() {
    var stop = new AtomicBoolean();
    var loops = Runtime.getRuntime().availableProcessors() + 1;
    try (var callers = Executors.newFixedThreadPool(loops)) {
      var refused = new ArrayList<Future<ConnectorException>>();
      for (int i = 0; i < loops; i++) {
        var account = String.valueOf(100 + i);
        refused.add(callers.submit(() -> failureOf(connection("one-crm", account), stop)));
      }
      assertThat(refused).allSatisfy(f -> assertThat(f.get()).isInstanceOf(Unavailable.class));

      var answer = answerOf(connection("two-crm", "11"));

      assertThat(answer).isEqualTo("fine");
    } finally {
      stop.set(true);
    }
  }

  private ConnectorException failureOf(Connection connection, AtomicBoolean stop) {
    try {
      gateway.read(connection, (crm, session) -> looping(stop));
    } catch (ConnectorException e) {
      return e;
    }
    throw new AssertionError("A loop has ended");
  }

  private static int looping(AtomicBoolean stop) {
    int turns = 0;
    while (!stop.get()) {
      turns++;
    }
    return turns;
  }

  static Stream<Throwable> defects() {
    return Stream.of(
        new NullPointerException("oops"),
        new IllegalStateException("oops"),
        new NoClassDefFoundError("oops"),
        new AssertionError("oops"),
        new StackOverflowError("oops"));
  }

  private static Object thrown(Throwable defect) {
    if (defect instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) defect;
  }

  @ParameterizedTest
  @MethodSource("defects")
  void a_defect_while_reading_may_be_tried_again(Throwable defect) {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> gateway.read(connection(), (crm, session) -> thrown(defect)))
        .withMessageContaining("one-crm")
        .withCause(defect);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void a_defect_while_writing_leaves_the_outcome_open(Throwable defect) {
    assertThatExceptionOfType(Ambiguous.class)
        .isThrownBy(() -> gateway.write(connection(), (crm, session) -> thrown(defect)))
        .withMessageContaining("one-crm")
        .withCause(defect);
  }

  @Test
  @Tag("D-9")
  void a_failure_of_the_crm_is_passed_on_as_it_is() {
    var failure = new Rejected("No such field");

    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> gateway.write(connection(), (crm, session) -> thrown(failure)))
        .isSameAs(failure);
  }

  @Test
  void a_session_is_dead_after_the_call() {
    var kept = gateway.read(connection(), (crm, session) -> session);

    assertThatIllegalStateException().isThrownBy(kept::credentials);
    assertThatIllegalStateException().isThrownBy(kept::http);
  }

  @Test
  void what_a_connector_keeps_of_a_session_is_dead_too() {
    var kept = gateway.read(connection(), (crm, session) -> session.http());

    assertThatIllegalStateException()
        .isThrownBy(() -> kept.send(CrmRequest.get(URI.create("http://127.0.0.1:9/"))));
  }

  private String answerOf(Connection connection) {
    return gateway.read(connection, (crm, session) -> "fine");
  }

  private void fail(Connection connection, int times) {
    for (int i = 0; i < times; i++) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () ->
                  gateway.read(
                      connection,
                      (crm, session) -> thrown(new Unavailable("down", Optional.empty()))));
    }
  }

  @Test
  void a_sick_crm_is_left_alone_for_a_moment() {
    fail(connection(), 12);
    var asked = new AtomicInteger();

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> gateway.read(connection(), (crm, session) -> asked.incrementAndGet()))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Guards.BREAK));
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_sick_crm_stops_neither_other_accounts_nor_other_connectors() {
    fail(connection("one-crm", "11"), 12);

    assertThat(answerOf(connection("one-crm", "12"))).isEqualTo("fine");
    assertThat(answerOf(connection("two-crm", "11"))).isEqualTo("fine");
  }

  @Test
  void data_that_the_crm_rejects_does_not_make_it_sick() {
    for (int i = 0; i < 12; i++) {
      assertThatExceptionOfType(Rejected.class)
          .isThrownBy(
              () -> gateway.read(connection(), (crm, session) -> thrown(new Rejected("no"))));
    }

    assertThat(answerOf(connection())).isEqualTo("fine");
  }

  @Test
  void only_so_many_calls_of_an_account_are_with_a_connector_at_once() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          Stream.generate(
                  () -> callers.submit(() -> gateway.read(connection(), (c, s) -> busy(now, most))))
              .limit(12)
              .toList();
      for (var call : calls) {
        call.get();
      }
    }

    assertThat(most.get()).isBetween(1, PARALLEL);
  }

  private static int busy(AtomicInteger now, AtomicInteger most) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    for (int i = 0; i < 1000; i++) {
      Thread.yield();
    }
    return now.decrementAndGet();
  }

  @Test
  void credentials_are_never_part_of_a_message() {
    assertThat(List.of(connection().toString(), connection().credentials().toString()))
        .noneMatch(text -> text.contains("=k"));
  }
}
