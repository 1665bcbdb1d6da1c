package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ACCOUNT;
import static io.callscribe.activity.ActivityFixtures.AGENT;
import static io.callscribe.activity.ActivityFixtures.ANA;
import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.OWNER;
import static io.callscribe.activity.ActivityFixtures.STARTED;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callscribe.CoreHost;
import io.callscribe.TestDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.ActivityId;
import io.callscribe.api.WriteResult;
import io.callscribe.api.WriteStep;
import io.callscribe.call.CallFactsChanged;
import io.callscribe.call.SessionKey;
import io.callscribe.insight.Insights;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Insight;
import io.callscribe.settings.Settings;
import io.callscribe.settings.Snapshot;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the ledger on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class LedgerContract {
  private static final String CRM = "test-crm";
  private static final Set<CallStatus> ALL = Set.of(CallStatus.values());

  private final TestDatabase database;
  private CoreHost host;
  private Ledger ledger;
  private LoggedCalls calls;

  LedgerContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    ledger = host.the(Ledger.class);
    calls = host.the(LoggedCalls.class);
    host.the(Settings.class)
        .apply(ACCOUNT, new Snapshot.RingSense(true, "Insights are taken in these tests"));
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private static SessionKey newCall() {
    return newCall(ACCOUNT);
  }

  private static SessionKey newCall(AccountId account) {
    return new SessionKey(account, new SessionId("s-" + UUID.randomUUID()));
  }

  private long add(SessionKey call) {
    return ledger.add(new CallFactsChanged(call, Set.of(AGENT), STARTED, ENDED), AGENT, CRM);
  }

  private static Create create() {
    return (Create) situation().next();
  }

  private static Decision decision(NextStep step) {
    return situation().build().decision(step);
  }

  private void decided(Entry seen, NextStep step) {
    ledger.decided(
        seen,
        new Ledger.Standing(
            decision(step),
            CallStatus.WAITING,
            Stage.ENDED,
            List.of(),
            "",
            Artifacts.of(situation().build()).byName(),
            STARTED,
            ENDED));
  }

  private static Written written() {
    return situation().written();
  }

  private void send(long id) {
    ledger.sent(ledger.entry(id), List.of(decision(create())), ANA, OWNER, written());
  }

  private static WriteResult result(String record) {
    return WriteResult.of(
        new ActivityId(record),
        Optional.of("v1"),
        Optional.of(URI.create("https://crm.example.com/" + record)));
  }

  @Test
  void a_new_entry_is_planned() {
    var call = newCall();

    var entry = ledger.entry(add(call));

    assertThat(entry.state()).isEqualTo(LedgerState.PLANNED);
    assertThat(entry.call()).isEqualTo(call);
    assertThat(entry.reference()).isEqualTo(References.of(call, AGENT, CRM));
    assertThat(entry.written()).isEmpty();
    assertThat(ledger.find(call, AGENT, CRM)).contains(entry.id());
  }

  @Test
  void the_same_call_person_and_connector_have_one_entry() {
    var call = newCall();
    add(call);

    var second = catchThrowable(() -> add(call));

    assertThat(second).isNotNull();
    assertThat(ledger.ofSession(ACCOUNT, call.session())).hasSize(1);
  }

  @Test
  @Tag("D-1")
  void of_many_who_add_the_same_one_wins() throws Exception {
    var call = newCall();
    List<Long> made;
    try (var threads = Executors.newFixedThreadPool(8)) {
      var adding = Stream.generate(() -> threads.submit(() -> tryToAdd(call))).limit(16).toList();
      made = new ArrayList<>();
      for (var one : adding) {
        one.get().ifPresent(made::add);
      }
    }

    assertThat(made).hasSize(1);
    assertThat(ledger.ofSession(ACCOUNT, call.session())).isEqualTo(made);
  }

  private Optional<Long> tryToAdd(SessionKey call) {
    try {
      return Optional.of(add(call));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  @Test
  void another_person_of_the_same_call_has_an_entry_of_their_own() {
    var call = newCall();
    var colleague = new ExtensionId("102");
    add(call);

    ledger.add(new CallFactsChanged(call, Set.of(colleague), STARTED, ENDED), colleague, CRM);

    assertThat(ledger.ofSession(ACCOUNT, call.session())).hasSize(2);
  }

  @Test
  void what_is_about_to_be_written_is_read_back_exactly() {
    var id = add(newCall());

    send(id);

    var entry = ledger.entry(id);
    assertThat(entry.state()).isEqualTo(LedgerState.SENT);
    assertThat(entry.written()).contains(written());
    assertThat(entry.contact()).contains(ANA);
    assertThat(entry.owner()).contains(OWNER);
    assertThat(entry.sentAt()).isPresent();
  }

  @Test
  void a_confirmed_entry_knows_its_record() {
    var id = add(newCall());
    send(id);

    ledger.confirmed(id, result("a-1"));

    assertThat(ledger.entry(id).state()).isEqualTo(LedgerState.CONFIRMED);
    assertThat(ledger.entry(id).recordId()).contains(new ActivityId("a-1"));
    var shown = calls.the(ACCOUNT, id);
    assertThat(shown.status()).isEqualTo(CallStatus.LOGGED);
    assertThat(shown.record())
        .contains(
            new LoggedCall.Record("a-1", Optional.of(URI.create("https://crm.example.com/a-1"))));
  }

  @Test
  @Tag("R-3")
  void a_create_that_did_not_happen_is_planned_again_with_the_steps_done() {
    var id = add(newCall());
    var done = List.of(new WriteStep("record", WriteStep.State.DONE, Optional.of("a-1")));
    send(id);

    ledger.notCreated(id, done, true);

    assertThat(ledger.entry(id).state()).isEqualTo(LedgerState.PLANNED);
    assertThat(ledger.entry(id).done()).isEqualTo(done);
  }

  @Test
  void only_creates_without_an_answer_are_counted() {
    var id = add(newCall());

    send(id);
    ledger.notCreated(id, List.of(), true);
    send(id);
    ledger.notCreated(id, List.of(), false);
    send(id);

    assertThat(ledger.entry(id).creates()).isEqualTo(2);
  }

  @Test
  void refused_credentials_are_remembered_and_another_owner_is_chosen() {
    var id = add(newCall());
    send(id);

    ledger.refused(id, AGENT);
    ledger.refused(id, AGENT);

    assertThat(ledger.entry(id).refused()).containsExactly(AGENT);
    assertThat(ledger.entry(id).owner()).isEmpty();
    assertThat(ledger.entry(id).state()).isEqualTo(LedgerState.PLANNED);
  }

  @Test
  void news_stay_news_until_they_were_seen() {
    var id = add(newCall());
    var before = ledger.entry(id);
    ledger.news(id);

    decided(before, new Wait(Rule.ARTIFACTS, Instant.EPOCH, "not seen"));
    assertThat(ledger.hasNews(id)).isTrue();

    decided(ledger.entry(id), new Wait(Rule.ARTIFACTS, Instant.EPOCH, "seen"));
    assertThat(ledger.hasNews(id)).isFalse();
  }

  @Test
  void news_that_nobody_was_told_of_are_found() {
    var id = add(newCall());
    ledger.news(id);

    assertThat(ledger.overlooked(Instant.now().plusSeconds(60), 10_000)).contains(id);
    assertThat(ledger.overlooked(STARTED, 10_000)).doesNotContain(id);
  }

  @Test
  void the_same_reason_is_told_once() {
    var id = add(newCall());
    var wait = new Wait(Rule.ARTIFACTS, Instant.EPOCH, "Waiting for RingSense");

    decided(ledger.entry(id), wait);
    decided(ledger.entry(id), wait);

    assertThat(calls.decisions(ACCOUNT, id))
        .extracting(Decision::reason)
        .containsExactly("Waiting for RingSense");
  }

  @Test
  void a_reason_too_long_for_the_database_is_cut() {
    var id = add(newCall());
    var step = new Wait(Rule.ARTIFACTS, Instant.EPOCH, "😀".repeat(1000));

    decided(ledger.entry(id), step);

    assertThat(calls.the(ACCOUNT, id).reason()).hasSizeLessThanOrEqualTo(1000).endsWith("😀…");
  }

  @Test
  @Tag("R-12")
  void a_call_of_another_account_is_not_there() {
    var id = add(newCall(new AccountId("99")));

    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> calls.the(ACCOUNT, id))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALL_NOT_FOUND));
    assertThatExceptionOfType(AppException.class).isThrownBy(() -> calls.decisions(ACCOUNT, id));
    assertThat(calls.newest(ACCOUNT, ALL, Long.MAX_VALUE, 10_000))
        .extracting(LoggedCall::id)
        .doesNotContain(id);
  }

  @Test
  void calls_are_paged_newest_first() {
    var account = new AccountId("77");
    var ids = Stream.generate(() -> add(newCall(account))).limit(5).toList();

    var first = calls.newest(account, ALL, Long.MAX_VALUE, 3);
    var second = calls.newest(account, ALL, first.getLast().id(), 3);

    assertThat(Stream.concat(first.stream(), second.stream()).map(LoggedCall::id))
        .containsExactlyElementsOf(ids.reversed());
  }

  @Test
  void the_same_insight_twice_is_one() {
    var insights = host.the(Insights.class);
    var whole = ActivityFixtures.wholeInsight();
    insights.receive(ACCOUNT, whole);
    var first = insights.of(ACCOUNT, ActivityFixtures.SESSION);

    insights.receive(ACCOUNT, whole);

    assertThat(insights.of(ACCOUNT, ActivityFixtures.SESSION)).isEqualTo(first).hasSize(1);
    assertThat(first.getFirst().insight()).isEqualTo(whole);
    assertThat(insights.of(new AccountId("99"), ActivityFixtures.SESSION)).isEmpty();
  }

  @Test
  void insight_that_arrives_is_news_for_everybody_of_the_call() {
    var call = new SessionKey(ACCOUNT, new SessionId("s-with-insight"));
    var id = add(call);

    host.the(Insights.class)
        .receive(
            ACCOUNT,
            new Insight(
                Optional.of(call.session()),
                Optional.of("r-9"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("They agreed."),
                List.of(),
                Optional.empty(),
                Optional.empty()));

    assertThat(ledger.entry(id).facts()).isEqualTo(1);
  }
}
