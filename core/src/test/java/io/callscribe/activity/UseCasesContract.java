package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ADMIN;
import static io.callscribe.activity.ActivityFixtures.AGENT;
import static io.callscribe.activity.ActivityFixtures.ANA;
import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.OWNER;
import static io.callscribe.activity.ActivityFixtures.STARTED;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.CoreHost;
import io.callscribe.TestDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.activity.ResolveContact.Choice;
import io.callscribe.activity.TakeNote.Wish;
import io.callscribe.api.ActivityId;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.WriteResult;
import io.callscribe.call.CallFactsChanged;
import io.callscribe.call.SessionKey;
import io.callscribe.connector.Connections;
import io.callscribe.connector.DirectCrm;
import io.callscribe.contact.ContactMatch;
import io.callscribe.insight.InsightArrived;
import io.callscribe.note.Note;
import io.callscribe.note.NoteTaken;
import io.callscribe.note.Notes;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.Change;
import io.callscribe.settings.Settings;
import io.callscribe.settings.Snapshot;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with single calls, and what the ledger makes of it, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class UseCasesContract {
  private static final String CRM = "test-crm";
  private static final String NUMBER = ActivityFixtures.NUMBER;
  private static final String BY = "Maya Chen";
  private static final ExtensionId COLLEAGUE = new ExtensionId("102");
  private static final Contact BEN =
      new Contact(
          new ContactId("c-8"),
          "Ben",
          "lead",
          List.of(NUMBER),
          Optional.of(STARTED),
          Optional.empty(),
          Optional.of(URI.create("https://crm.example.com/c-8")));
  private static final Contact CLEO = Contact.of(new ContactId("c-9"), "Cleo", List.of());

  private final AtomicInteger count = new AtomicInteger();
  private final TestDatabase database;
  private CoreHost host;
  private Ledger ledger;
  private LoggedCalls calls;
  private Notes notes;
  private TakeNote takeNote;
  private ResolveContact resolve;
  private OpenActivities open;

  UseCasesContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    ledger = host.the(Ledger.class);
    calls = host.the(LoggedCalls.class);
    notes = host.the(Notes.class);
    takeNote = host.the(TakeNote.class);
    resolve = host.the(ResolveContact.class);
    open = host.the(OpenActivities.class);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  /** Each test has its own, so that none sees the calls of another. */
  private AccountId newAccount() {
    return new AccountId("account-" + count.incrementAndGet());
  }

  private void set(AccountId account, String name, String value) {
    host.the(Settings.class)
        .save(
            account,
            Author.BOOTSTRAP,
            Map.of(name, Change.to(value)),
            new Snapshot.RingSense(true, "Active"));
  }

  private SessionKey newCall(AccountId account) {
    return new SessionKey(account, new SessionId("s-" + count.incrementAndGet()));
  }

  private long add(SessionKey call, ExtensionId person) {
    return ledger.add(new CallFactsChanged(call, Set.of(person), STARTED, ENDED), person, CRM);
  }

  private long add(AccountId account) {
    return add(newCall(account), AGENT);
  }

  private static Decision decision(NextStep step) {
    return situation().build().decision(step);
  }

  private void rest(long id, NextStep step, CallStatus status, String number) {
    ledger.decided(
        ledger.entry(id),
        new Ledger.Standing(
            decision(step),
            status,
            Stage.ENDED,
            step instanceof Park park ? park.candidates() : List.of(),
            number,
            Artifacts.of(situation().build()).byName(),
            STARTED,
            ENDED));
  }

  private long parked(SessionKey call, ExtensionId person, String number, Contact... candidates) {
    var id = add(call, person);
    var reason = "2 contacts have the number " + number;
    rest(id, new Park(Rule.CONTACT, reason, List.of(candidates)), CallStatus.PARKED, number);
    return id;
  }

  private boolean send(Entry seen) {
    return ledger.sent(
        seen, List.of(decision(situation().next())), ANA, OWNER, situation().written());
  }

  private long logged(AccountId account) {
    var id = add(account);
    send(ledger.entry(id));
    ledger.confirmed(
        id, WriteResult.of(new ActivityId("a-" + id), Optional.empty(), Optional.empty()));
    return id;
  }

  private static Wish text(String text) {
    return new Wish(Optional.of(text), Optional.empty());
  }

  private static Wish subject(String subject) {
    return new Wish(Optional.empty(), Optional.of(subject));
  }

  private Optional<Note> note(AccountId account, long id) {
    var call = calls.the(account, id);
    return notes.find(account, call.session(), call.extension());
  }

  private static void refuses(ErrorCode code, String message, Runnable action) {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(action::run)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results = new ArrayList<T>();
      for (var result : threads.invokeAll(actions)) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Test
  @Tag("LOG-22")
  void of_all_notes_the_latest_counts() {
    var account = newAccount();
    var id = add(account);

    takeNote.take(account, id, text("One"), BY);
    takeNote.take(account, id, text("One, two"), "Tom Reyes");

    assertThat(note(account, id))
        .hasValueSatisfying(
            note -> {
              assertThat(note.text()).isEqualTo("One, two");
              assertThat(note.by()).isEqualTo("Tom Reyes");
            });
  }

  @Test
  @Tag("M-7")
  void a_cleared_note_is_not_the_same_as_none() {
    var account = newAccount();
    var cleared = add(account);
    var never = add(account);

    takeNote.take(account, cleared, text("Old."), BY);
    takeNote.take(account, cleared, text(""), BY);

    assertThat(note(account, cleared).map(Note::text)).contains("");
    assertThat(note(account, never)).isEmpty();
  }

  @Test
  void what_a_wish_does_not_mention_stays() {
    var account = newAccount();
    var id = add(account);

    takeNote.take(account, id, text("One"), BY);
    takeNote.take(account, id, subject("  Roof "), BY);
    var both = note(account, id).orElseThrow();
    takeNote.take(account, id, subject(" "), BY);

    assertThat(both.text()).isEqualTo("One");
    assertThat(both.subject()).contains("Roof");
    assertThat(note(account, id).orElseThrow().text()).isEqualTo("One");
    assertThat(note(account, id).orElseThrow().subject()).isEmpty();
  }

  @Test
  void a_note_is_kept_letter_by_letter() {
    var account = newAccount();
    var id = add(account);
    var text = "Quote is $100 or $& / $1\n<img src=x onerror=alert(1)> 😀 '\"\\ \t– ключ\n";

    takeNote.take(account, id, text(text), BY);

    assertThat(note(account, id).map(Note::text)).contains(text);
  }

  @Test
  void a_note_of_the_greatest_length_is_kept() {
    var account = newAccount();
    var id = add(account);
    var longest = "ß😀x\n".repeat(20_000);

    takeNote.take(account, id, new Wish(Optional.of(longest), Optional.of("s".repeat(500))), BY);

    assertThat(note(account, id).map(Note::text)).contains(longest);
    refuses(
        ErrorCode.INVALID_FIELD,
        "text has 100001 characters, expected at most 100000",
        () -> takeNote.take(account, id, text(longest + "x"), BY));
    refuses(
        ErrorCode.INVALID_FIELD,
        "subject has 501 characters, expected at most 500",
        () -> takeNote.take(account, id, subject("s".repeat(501)), BY));
  }

  @Test
  void a_character_that_no_database_takes_is_refused_by_name() {
    var account = newAccount();
    var id = add(account);

    refuses(
        ErrorCode.INVALID_FIELD,
        "text has a character of code 0",
        () -> takeNote.take(account, id, text("a\0b"), BY));
  }

  @Test
  @Tag("R-12")
  void the_call_of_another_account_takes_no_note() {
    var account = newAccount();
    var id = add(account);

    refuses(
        ErrorCode.CALL_NOT_FOUND,
        "There is no call with the id " + id,
        () -> takeNote.take(newAccount(), id, text("Mine"), BY));
    assertThat(note(account, id)).isEmpty();
    assertThat(ledger.hasNews(id)).isFalse();
  }

  @Test
  @Tag("LOG-08")
  @Tag("LOG-23")
  void a_note_is_news_for_the_call() {
    var account = newAccount();
    var id = logged(account);

    takeNote.take(account, id, text("One"), BY);

    assertThat(ledger.entry(id).facts()).isEqualTo(1);
    assertThat(ledger.hasNews(id)).isTrue();
  }

  @Test
  @Tag("LOG-19")
  void a_note_that_is_too_late_for_all_at_once_is_refused_with_a_plain_message() {
    var account = newAccount();
    set(account, "activity.timing", "all-at-once");
    var written = logged(account);
    var waiting = add(account);

    takeNote.take(account, waiting, text("In time"), BY);

    refuses(
        ErrorCode.ALREADY_LOGGED,
        "activity.timing = all-at-once it is never changed: write the note into the CRM",
        () -> takeNote.take(account, written, text("Too late"), BY));
    assertThat(note(account, written)).isEmpty();
    assertThat(note(account, waiting).map(Note::text)).contains("In time");
  }

  @Test
  void first_notes_of_two_people_at_once_are_both_taken() throws Exception {
    var account = newAccount();
    var id = add(account);
    var actions =
        IntStream.range(0, 8)
            .mapToObj(i -> (Callable<Note>) () -> takeNote.take(account, id, text("Note " + i), BY))
            .toList();

    var taken = atOnce(actions);

    assertThat(taken).hasSize(8);
    assertThat(taken).extracting(Note::text).contains(note(account, id).orElseThrow().text());
  }

  /** Shell and person at the same time, many times over. */
  @Test
  @Tag("LOG-17")
  void a_note_that_was_taken_is_in_the_one_write() throws Exception {
    var account = newAccount();
    set(account, "activity.timing", "all-at-once");
    for (int i = 0; i < 30; i++) {
      var id = add(account);
      Callable<Optional<String>> person = () -> taken(account, id);
      Callable<Optional<String>> shell = () -> Optional.of(written(account, id));

      var results = atOnce(List.of(person, shell));

      assertThat(results.getLast()).contains(results.getFirst().orElse(""));
    }
  }

  private Optional<String> taken(AccountId account, long id) {
    try {
      return Optional.of(takeNote.take(account, id, text("Note " + id), BY).text());
    } catch (AppException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_LOGGED);
      return Optional.empty();
    }
  }

  private String written(AccountId account, long id) {
    while (true) {
      var seen = ledger.entry(id);
      var text = note(account, id).map(Note::text).orElse("");
      if (send(seen)) {
        return text;
      }
    }
  }

  @Test
  @Tag("LOG-17")
  void nothing_is_sent_that_does_not_know_the_latest() {
    var id = add(newAccount());
    var seen = ledger.entry(id);
    ledger.news(id);

    var stale = send(seen);
    var state = ledger.entry(id).state();
    var fresh = send(ledger.entry(id));

    assertThat(stale).isFalse();
    assertThat(state).isEqualTo(LedgerState.PLANNED);
    assertThat(fresh).isTrue();
    assertThat(ledger.entry(id).state()).isEqualTo(LedgerState.SENT);
  }

  @Test
  @Tag("AUTO-07")
  @Tag("SSL-11")
  void a_parked_call_shows_its_candidates() {
    var account = newAccount();

    var id = parked(newCall(account), AGENT, NUMBER, BEN, CLEO);

    var shown = calls.the(account, id);
    assertThat(shown.status()).isEqualTo(CallStatus.PARKED);
    assertThat(shown.candidates()).containsExactly(BEN, CLEO);
    assertThat(shown.numberKey()).isEqualTo(NUMBER);
  }

  @Test
  @Tag("SSL-11")
  void the_candidate_that_a_person_chose_is_the_contact() {
    var account = newAccount();
    var id = parked(newCall(account), AGENT, NUMBER, BEN, CLEO);

    var resolved = resolve.resolve(account, id, new Choice(BEN.id(), Optional.empty(), false), BY);

    assertThat(resolved).containsExactly(id);
    assertThat(calls.the(account, id).contact())
        .contains(new LoggedCall.Party("c-8", "Ben", Optional.of(BY)));
    assertThat(ledger.entry(id).contact()).map(c -> c.id().value()).contains("c-8");
    assertThat(ledger.hasNews(id)).isTrue();
  }

  @Test
  @Tag("SSL-11")
  void a_choice_holds_for_everybody_of_the_same_session() {
    var account = newAccount();
    var call = newCall(account);
    var first = parked(call, AGENT, NUMBER, BEN, CLEO);
    var sibling = parked(call, COLLEAGUE, NUMBER, BEN, CLEO);
    var withAnother = parked(call, new ExtensionId("103"), "+14155550111", CLEO);
    var otherSession = parked(newCall(account), AGENT, NUMBER, BEN, CLEO);

    var resolved =
        resolve.resolve(account, first, new Choice(BEN.id(), Optional.empty(), false), BY);

    assertThat(resolved).containsExactlyInAnyOrder(first, sibling);
    assertThat(calls.the(account, withAnother).contact()).isEmpty();
    assertThat(calls.the(account, otherSession).contact()).isEmpty();
  }

  @Test
  @Tag("SSL-11")
  void a_choice_that_is_to_be_remembered_holds_for_all_parked_calls_with_the_number() {
    var account = newAccount();
    var first = parked(newCall(account), AGENT, NUMBER, BEN, CLEO);
    var same = parked(newCall(account), COLLEAGUE, NUMBER);
    var another = parked(newCall(account), AGENT, "+14155550111");
    var ofAnotherAccount = parked(newCall(newAccount()), AGENT, NUMBER);
    var logged = logged(account);

    var resolved =
        resolve.resolve(account, first, new Choice(BEN.id(), Optional.empty(), true), BY);

    assertThat(resolved).containsExactlyInAnyOrder(first, same);
    assertThat(Stream.of(another, ofAnotherAccount).map(ledger::entry).map(Entry::contact))
        .containsOnly(Optional.empty());
    assertThat(ledger.entry(logged).contact()).contains(ANA);
  }

  @Test
  void a_call_that_waits_for_something_else_is_no_sibling() {
    var account = newAccount();
    var call = newCall(account);
    var first = parked(call, AGENT, NUMBER, BEN);
    var other = add(call, COLLEAGUE);
    rest(
        other,
        new Park(Rule.REQUIRED_FIELDS, "field Kind required", List.of()),
        CallStatus.PARKED,
        NUMBER);

    var resolved =
        resolve.resolve(account, first, new Choice(BEN.id(), Optional.empty(), true), BY);

    assertThat(resolved).containsExactly(first);
  }

  @Test
  void calls_without_a_number_are_no_siblings() {
    var account = newAccount();
    var first = parked(newCall(account), AGENT, "");
    var second = parked(newCall(account), AGENT, "");

    var resolved =
        resolve.resolve(account, first, new Choice(CLEO.id(), Optional.of("Cleo"), true), BY);

    assertThat(resolved).containsExactly(first);
    assertThat(ledger.entry(second).contact()).isEmpty();
  }

  @Test
  void a_contact_that_is_no_candidate_needs_a_name() {
    var account = newAccount();
    var id = parked(newCall(account), AGENT, NUMBER, BEN);
    var nameless = new Choice(new ContactId("c-99"), Optional.empty(), false);

    refuses(
        ErrorCode.INVALID_FIELD,
        "contactId is 'c-99', which is none of the call's candidates: send its name too",
        () -> resolve.resolve(account, id, nameless, BY));
    resolve.resolve(account, id, new Choice(new ContactId("c-99"), Optional.of("Dora"), false), BY);

    assertThat(calls.the(account, id).contact().map(LoggedCall.Party::name)).contains("Dora");
  }

  @Test
  void the_contact_of_a_record_that_exists_cannot_be_chosen() {
    var account = newAccount();
    var id = logged(account);

    refuses(
        ErrorCode.ALREADY_LOGGED,
        "The call has a record already: move it in the CRM",
        () -> resolve.resolve(account, id, new Choice(CLEO.id(), Optional.of("Cleo"), false), BY));
    assertThat(ledger.entry(id).contact()).contains(ANA);
  }

  @Test
  @Tag("R-12")
  void the_contact_of_a_call_of_another_account_cannot_be_chosen() {
    var id = parked(newCall(newAccount()), AGENT, NUMBER, BEN);

    refuses(
        ErrorCode.CALL_NOT_FOUND,
        "There is no call with the id " + id,
        () -> resolve.resolve(newAccount(), id, new Choice(BEN.id(), Optional.empty(), true), BY));
    assertThat(ledger.entry(id).contact()).isEmpty();
  }

  @Test
  void a_choice_is_made_while_the_call_is_looked_at() throws Exception {
    var account = newAccount();
    var ben = new Choice(BEN.id(), Optional.of("Ben"), false);
    for (int i = 0; i < 20; i++) {
      var id = parked(newCall(account), AGENT, NUMBER, BEN);
      var wait = new Wait(Rule.CRM_ANSWER, Instant.EPOCH, "Later " + i);
      Callable<Boolean> shell =
          () -> {
            rest(id, wait, CallStatus.WAITING, NUMBER);
            return true;
          };
      Callable<Boolean> person = () -> resolve.resolve(account, id, ben, BY).contains(id);

      assertThat(atOnce(List.of(shell, person))).containsOnly(true);
      assertThat(ledger.entry(id).contact().map(ContactMatch.One::id)).contains(BEN.id());
    }
  }

  @Test
  @Tag("D-4")
  void everybody_of_every_session_that_is_asked_about_is_told() {
    var account = newAccount();
    var asked = IntStream.range(0, 7).mapToObj(i -> newCall(account)).toList();
    var known = asked.subList(0, 5);
    known.forEach(call -> add(call, AGENT));
    add(known.getFirst(), COLLEAGUE);
    add(new SessionKey(newAccount(), asked.getLast().session()), AGENT);

    var told = calls.ofSessions(account, asked.stream().map(SessionKey::session).toList());

    assertThat(told).hasSize(6);
    assertThat(told.stream().map(LoggedCall::session).distinct())
        .containsExactlyElementsOf(known.stream().map(SessionKey::session).toList());
    assertThat(calls.ofSessions(account, List.of())).isEmpty();
  }

  @Test
  @Tag("AUTO-08")
  void every_call_is_counted_under_one_status() {
    var account = newAccount();
    add(account);
    logged(account);
    logged(account);
    parked(newCall(account), AGENT, NUMBER);
    rest(add(account), new Exclude(Rule.BLOCK_LIST, "Blocked: 101"), CallStatus.EXCLUDED, "");
    rest(add(account), new Fail(Rule.CRM_ANSWER, "No"), CallStatus.FAILED, "");
    add(newAccount());

    var totals = calls.totals(account);

    assertThat(totals)
        .isEqualTo(
            Map.of(
                CallStatus.WAITING, 1L,
                CallStatus.LOGGED, 2L,
                CallStatus.PARKED, 1L,
                CallStatus.EXCLUDED, 1L,
                CallStatus.FAILED, 1L));
    assertThat(totals.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(calls.newest(account, Set.of(CallStatus.values()), Long.MAX_VALUE, 100).size());
  }

  @Test
  @Tag("AUTO-08")
  void an_account_without_calls_has_a_zero_under_every_status() {
    assertThat(calls.totals(newAccount()))
        .containsOnlyKeys(CallStatus.values())
        .doesNotContainValue(1L);
  }

  @ParameterizedTest
  @EnumSource(CallStatus.class)
  void calls_can_be_listed_by_status(CallStatus status) {
    var account = newAccount();
    var ids =
        IntStream.range(0, 2)
            .mapToObj(i -> add(account))
            .peek(id -> rest(id, new Wait(Rule.ARTIFACTS, ENDED, "x"), status, ""))
            .toList();
    var others = Set.of(CallStatus.values()).stream().filter(s -> s != status).toList();

    assertThat(calls.newest(account, Set.of(status), Long.MAX_VALUE, 10))
        .extracting(LoggedCall::id)
        .containsExactlyElementsOf(ids.reversed());
    assertThat(calls.newest(account, Set.copyOf(others), Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  @Tag("LOG-06")
  void a_decision_is_read_again_with_all_that_led_to_it() {
    var account = newAccount();
    var id = add(account);
    var step = new Exclude(Rule.BLOCK_LIST, "Blocked: 101");
    var decided = decision(step);

    ledger.decided(
        ledger.entry(id),
        new Ledger.Standing(
            decided,
            CallStatus.EXCLUDED,
            Stage.COMPLETE,
            List.of(),
            NUMBER,
            Artifacts.of(situation().build()).byName(),
            STARTED,
            ENDED));

    assertThat(decided.inputs()).isNotEmpty();
    assertThat(calls.decisions(account, id)).containsExactly(decided);
    assertThat(calls.the(account, id).artifacts())
        .extracting(ArtifactState::name)
        .containsExactly("note", "recording", "insights");
    assertThat(calls.the(account, id).completedAt()).isPresent();
  }

  @Test
  @Tag("LOG-06")
  void every_update_is_told_even_if_it_brings_the_same_again() {
    var account = newAccount();
    var id = logged(account);
    var update = new Update(situation().wanted(), "A note was written");

    for (int i = 0; i < 2; i++) {
      ledger.updated(ledger.entry(id), decision(update), Optional.empty(), situation().written());
    }

    assertThat(calls.decisions(account, id)).filteredOn(d -> d.rule() == Rule.UPDATE).hasSize(2);
  }

  @Test
  void an_answer_that_goes_to_and_fro_is_told_each_time_it_turns() {
    var account = newAccount();
    var id = add(account);

    for (var reason : List.of("down", "down", "up", "down", "down")) {
      rest(id, new Wait(Rule.CRM_ANSWER, ENDED, reason), CallStatus.WAITING, "");
    }

    assertThat(calls.decisions(account, id))
        .extracting(Decision::reason)
        .containsExactly("down", "up", "down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts", "insight", "note"})
  @Tag("SSL-15")
  void a_call_that_was_left_out_on_trial_stays_left_out(String kind) {
    var account = newAccount();
    DirectCrm.connectAdmin(host.the(Connections.class), account, ADMIN, CRM);
    var call = newCall(account);
    var left = add(call, AGENT);
    var blocked = add(call, COLLEAGUE);
    rest(left, new Exclude(Rule.LEVEL, "Trial"), CallStatus.EXCLUDED, "");
    rest(blocked, new Exclude(Rule.INTERNAL_CALLS, "Internal"), CallStatus.EXCLUDED, "");

    switch (kind) {
      case "facts" ->
          open.facts(new CallFactsChanged(call, Set.of(AGENT, COLLEAGUE), STARTED, ENDED));
      case "insight" -> open.insight(new InsightArrived(account, call.session()));
      default -> {
        open.note(new NoteTaken(account, call.session(), AGENT));
        open.note(new NoteTaken(account, call.session(), COLLEAGUE));
      }
    }

    assertThat(ledger.hasNews(left)).isFalse();
    assertThat(ledger.hasNews(blocked)).isTrue();
    assertThat(ledger.ofSession(account, call.session())).hasSize(2);
  }

  @Test
  @Tag("SSL-15")
  void a_call_that_was_left_out_can_be_asked_for() {
    var id = add(newAccount());
    rest(id, new Exclude(Rule.LEVEL, "Trial"), CallStatus.EXCLUDED, "");

    host.the(WakeActivity.class).news(id);

    assertThat(ledger.hasNews(id)).isTrue();
  }

  @Test
  void a_call_without_a_connection_to_a_crm_is_not_forgotten_in_silence() {
    var call = newCall(newAccount());

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> open.facts(new CallFactsChanged(call, Set.of(AGENT), STARTED, ENDED)))
        .withMessageContaining("No admin is connected to a CRM");
  }

  /** 200 calls, each announced ten times in any order by eight threads: 2000 announcements. */
  @Test
  @Tag("SSL-04")
  @Tag("D-1")
  void announcements_while_logging_is_switched_on_make_one_entry_for_each_call() throws Exception {
    var account = newAccount();
    DirectCrm.connectAdmin(host.the(Connections.class), account, ADMIN, CRM);
    set(account, "server-logging.level", "off");
    var known = IntStream.range(0, 200).mapToObj(i -> newCall(account)).toList();
    var announced = new ArrayList<SessionKey>();
    IntStream.range(0, 10).forEach(i -> announced.addAll(known));
    Collections.shuffle(announced, new Random(7));
    var half = announced.size() / 2;
    var actions = new ArrayList<Callable<Boolean>>();
    for (var call : announced) {
      if (actions.size() == half) {
        actions.add(() -> switchOn(account));
      }
      actions.add(() -> announce(call));
    }

    atOnce(actions);

    var entries = calls.ofSessions(account, known.stream().map(SessionKey::session).toList());
    assertThat(entries).hasSize(200);
    assertThat(entries).extracting(LoggedCall::session).doesNotHaveDuplicates();
    assertThat(calls.totals(account).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(200);
  }

  private boolean switchOn(AccountId account) {
    set(account, "server-logging.level", "account");
    return true;
  }

  /** Who loses against another announcement tries again, as a job does. */
  private boolean announce(SessionKey call) {
    var change = new CallFactsChanged(call, Set.of(AGENT), STARTED, ENDED);
    for (int tries = 0; tries < 20; tries++) {
      try {
        open.facts(change);
        return true;
      } catch (RuntimeException e) {
        assertThat(ledger.find(call, AGENT, CRM)).as("lost against another").isPresent();
      }
    }
    throw new AssertionError("Never announced: " + call);
  }
}
