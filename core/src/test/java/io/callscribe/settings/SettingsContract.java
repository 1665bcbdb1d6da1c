package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.callscribe.CoreHost;
import io.callscribe.MovableClock;
import io.callscribe.TestDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.Timing;
import io.callscribe.settings.Snapshot.Prerequisite;
import io.callscribe.settings.Snapshot.RingSense;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for settings on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SettingsContract {
  private static final Author MAYA = new Author("Maya");
  private static final Author TOM = new Author("Tom");
  private static final ExtensionId PRIYA = new ExtensionId("103");
  private static final RingSense ACTIVE = new RingSense(true, "RingSense is active");
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static final Duration TICK = Duration.ofMinutes(60);
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestDatabase database;
  private CoreHost host;
  private Settings settings;
  private AppliedSettings applied;
  private MovableClock clock;
  private AccountId account = newAccount();

  SettingsContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    settings = host.the(Settings.class);
    applied = host.the(AppliedSettings.class);
    clock = (MovableClock) host.the(Clock.class);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  @BeforeEach
  void another_account() {
    account = newAccount();
  }

  private static AccountId newAccount() {
    return new AccountId("account-" + ACCOUNTS.incrementAndGet());
  }

  private long set(String name, String value) {
    return settings.change(account, MAYA, Map.of(name, Change.to(value)));
  }

  private long setFor(ExtensionId person, String name, String value) {
    return settings.change(account, person, MAYA, Map.of(name, Change.to(value)));
  }

  private void save(String name, String value) {
    settings.save(account, MAYA, Map.of(name, Change.to(value)), ACTIVE);
  }

  private LoggingSettings saved() {
    return LoggingSettings.of(settings.saved(account).company());
  }

  private LoggingSettings used() {
    return settings.snapshot(account).settings();
  }

  private EffectiveSetting shown(String name) {
    return settings.effective(account).stream()
        .filter(s -> s.setting().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_account_begins_with_the_defaults() {
    var snapshot = settings.snapshot(account);

    assertThat(snapshot.version()).isZero();
    assertThat(snapshot.company()).isEmpty();
    assertThat(snapshot.settings().level()).isEqualTo(Level.OFF);
    assertThat(settings.pending(account)).isEqualTo(Pending.NOTHING);
  }

  @Test
  void what_is_set_is_kept_with_who_and_when() {
    var before = clock.instant();

    set("activity.timing", "ALL_AT_ONCE");

    var timing = shown("activity.timing");
    assertThat(timing.value()).isEqualTo("all-at-once");
    assertThat(timing.by()).contains(MAYA);
    assertThat(timing.at()).hasValueSatisfying(at -> assertThat(at).isAfterOrEqualTo(before));
    assertThat(timing.version()).isEqualTo(1);
  }

  @Test
  void a_change_counts_once_however_many_settings_it_has() {
    var first =
        settings.change(
            account,
            MAYA,
            Map.of("item.note", Change.to("false"), "item.duration", Change.to("false")));
    var second = set("item.note", "true");

    assertThat(first).isEqualTo(1);
    assertThat(second).isEqualTo(2);
  }

  @Test
  void a_change_that_changes_nothing_does_not_count() {
    set("item.note", "false");

    var again = set("item.note", "false");

    assertThat(again).isEqualTo(1);
    assertThat(settings.history(account, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  @Tag("D-16")
  void one_setting_is_changed_and_no_other() {
    set("activity.auto-log", "true");
    setFor(PRIYA, "activity.auto-log", "false");
    var before = settings.effective(account);

    set("server-logging.blocked", "101");

    assertThat(settings.effective(account))
        .filteredOn(s -> !s.setting().name().equals("server-logging.blocked"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("setting")
        .isEqualTo(
            before.stream()
                .filter(s -> !s.setting().name().equals("server-logging.blocked"))
                .toList());
    assertThat(settings.saved(account).of(PRIYA).autoLog()).isFalse();
  }

  @Test
  void a_value_that_is_none_changes_nothing_at_all() {
    var changes = Map.of("item.note", Change.to("false"), "activity.timing", Change.to("later"));

    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> settings.change(account, MAYA, changes))
        .withMessage("activity.timing is 'later', expected one of incremental, all-at-once");

    assertThat(settings.version(account)).isZero();
    assertThat(saved().items().note()).isTrue();
  }

  @Test
  void accounts_do_not_see_each_other() {
    set("item.note", "false");

    account = newAccount();

    assertThat(saved().items().note()).isTrue();
    assertThat(settings.version(account)).isZero();
  }

  @Test
  void a_long_value_is_kept_whole() {
    var numbers =
        IntStream.range(0, 1000)
            .mapToObj(i -> "+1510555%04d".formatted(i))
            .collect(Collectors.joining(", "));

    save("server-logging.blocked", numbers);

    assertThat(used().blocked().entries()).hasSize(1000);
    assertThat(shown("server-logging.blocked").value()).isEqualTo(numbers);
  }

  @Test
  void changes_at_the_same_time_are_all_kept() throws Exception {
    var admins = 6;
    var changesEach = 4;
    var barrier = new CyclicBarrier(admins);

    try (var threads = Executors.newFixedThreadPool(admins)) {
      var done =
          IntStream.range(0, admins)
              .mapToObj(
                  admin ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            for (int i = 0; i < changesEach; i++) {
                              set("connector-field.crm.f%d-%d".formatted(admin, i), "x");
                            }
                            return true;
                          }))
              .toList();
      for (var each : done) {
        assertThat(each.get()).isTrue();
      }
    }

    assertThat(settings.saved(account).company()).hasSize(admins * changesEach);
    assertThat(settings.version(account)).isEqualTo(admins * changesEach);
    assertThat(settings.history(account, Long.MAX_VALUE, 100))
        .hasSize(admins * changesEach)
        .allSatisfy(r -> assertThat(r.entries()).hasSize(1));
  }

  @Test
  void the_first_snapshot_is_taken_once_however_many_ask() throws Exception {
    var nodes = 6;
    var barrier = new CyclicBarrier(nodes);

    try (var threads = Executors.newFixedThreadPool(nodes)) {
      var taken =
          IntStream.range(0, nodes)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return settings.snapshot(account).takenAt();
                          }))
              .toList();
      for (var each : taken) {
        assertThat(Duration.between(each.get(), settings.snapshot(account).takenAt()).abs())
            .isLessThan(Duration.ofMillis(1));
      }
    }
  }

  @Test
  void a_person_has_what_they_set_and_otherwise_what_the_company_has() {
    set("item.duration", "false");
    setFor(PRIYA, "item.note", "false");

    settings.apply(account, ACTIVE);

    var hers = settings.snapshot(account).of(PRIYA).items();
    assertThat(hers.note()).isFalse();
    assertThat(hers.duration()).isFalse();
    assertThat(used().items().note()).isTrue();
  }

  @Test
  @Tag("LOG-20")
  void what_the_admin_mandates_a_person_sees_and_cannot_change() {
    setFor(PRIYA, "activity.timing", "incremental");
    settings.change(
        account, MAYA, Map.of("activity.timing", Change.to("all-at-once").mandate(true)));

    var hers =
        settings.effective(account, PRIYA).stream()
            .filter(s -> s.setting().name().equals("activity.timing"))
            .findFirst()
            .orElseThrow();
    assertThat(hers.value()).isEqualTo("all-at-once");
    assertThat(hers.mandated()).isTrue();
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> setFor(PRIYA, "activity.timing", "incremental"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_LOCKED))
        .withMessage("activity.timing is mandated by the admin: only an admin can change it");
    settings.apply(account, ACTIVE);
    assertThat(settings.snapshot(account).of(PRIYA).timing()).isEqualTo(Timing.ALL_AT_ONCE);
  }

  @Test
  @Tag("LOG-14")
  void the_mode_is_incremental_until_it_is_set() {
    assertThat(used().timing()).isEqualTo(Timing.INCREMENTAL);

    save("activity.timing", "all-at-once");

    assertThat(used().timing()).isEqualTo(Timing.ALL_AT_ONCE);
    assertThat(shown("activity.timing").value()).isEqualTo("all-at-once");
  }

  @Test
  @Tag("RS-12")
  @Tag("LOG-37")
  @Tag("SSL-35")
  void what_is_set_is_used_once_server_side_logging_is_saved() {
    save("server-logging.level", "account");
    var before = settings.snapshot(account).version();

    set("item.journey", "true");

    assertThat(settings.snapshot(account).version()).isEqualTo(before);
    assertThat(used().items().journey()).isFalse();
    assertThat(settings.pending(account).names()).containsExactly("item.journey");
    assertThat(shown("item.journey").pending()).isTrue();
    settings.save(account, MAYA, Map.of(), ACTIVE);
    assertThat(settings.snapshot(account).version()).isEqualTo(before + 1);
    assertThat(used().items().journey()).isTrue();
    assertThat(settings.pending(account)).isEqualTo(Pending.NOTHING);
    assertThat(shown("item.journey").pending()).isFalse();
  }

  @Test
  @Tag("SSL-34")
  void what_is_set_is_used_with_the_next_hour_and_not_before() {
    settings.save(account, MAYA, Map.of(), ACTIVE);
    var takenAt = settings.snapshot(account).takenAt();
    clock.advance(Duration.ofMinutes(20));
    set("item.note", "false");
    var until = settings.pending(account).until();

    clock.advance(Duration.ofMinutes(39));
    settings.refresh();
    var early = used().items().note();
    clock.advance(Duration.ofMinutes(1));
    var next = settings.refresh();

    assertThat(until).contains(takenAt.plus(TICK));
    assertThat(early).isTrue();
    assertThat(used().items().note()).isFalse();
    assertThat(settings.pending(account)).isEqualTo(Pending.NOTHING);
    assertThat(next).isBeforeOrEqualTo(clock.instant().plus(TICK));
  }

  @Test
  @Tag("SSL-34")
  void the_hours_count_from_the_last_snapshot_even_if_nothing_changed_for_long() {
    settings.save(account, MAYA, Map.of(), ACTIVE);
    var takenAt = settings.snapshot(account).takenAt();
    clock.advance(TICK.multipliedBy(10).plusMinutes(50));

    set("item.note", "false");

    assertThat(settings.pending(account).until()).contains(takenAt.plus(TICK.multipliedBy(11)));
  }

  @Test
  @Tag("SSL-34")
  void the_server_looks_every_hour_by_itself() {
    settings.save(account, MAYA, Map.of(), ACTIVE);
    set("item.note", "false");

    clock.advance(TICK);

    await().atMost(SOON).until(() -> !used().items().note());
    assertThat(settings.snapshot(account).ringSense()).isEqualTo(ACTIVE);
  }

  @Test
  void without_a_change_no_snapshot_is_taken() {
    settings.save(account, MAYA, Map.of(), ACTIVE);
    var takenAt = settings.snapshot(account).takenAt();

    clock.advance(TICK);
    settings.refresh();

    assertThat(settings.snapshot(account).takenAt()).isEqualTo(takenAt);
  }

  @Test
  void a_snapshot_is_read_as_it_was_taken() {
    settings.change(account, MAYA, Map.of("item.note", Change.to("false").mandate(true)));
    setFor(PRIYA, "item.duration", "false");
    var ringSense =
        new RingSense(
            false,
            "RingSense is not active: no licence",
            true,
            List.of(
                new Prerequisite("licence", Optional.of(false), "no licence"),
                new Prerequisite("access", Optional.empty(), "could not be checked")));

    settings.apply(account, ringSense);

    var asIfByAnotherNode = host.the(SnapshotsOfAnotherNode.class).find(account);
    assertThat(asIfByAnotherNode).contains(settings.snapshot(account));
    assertThat(settings.snapshot(account).ringSense()).isEqualTo(ringSense);
    assertThat(settings.snapshot(account).mandated()).containsExactly("item.note");
    assertThat(settings.snapshot(account).people())
        .isEqualTo(Map.of(PRIYA, Map.of("item.duration", "false")));
  }

  @Test
  void what_is_found_out_later_counts_without_new_settings() {
    settings.save(account, MAYA, Map.of(), RingSense.UNSAVED);
    set("activity.timing", "all-at-once");

    settings.found(account, settings.snapshot(account), ACTIVE);

    assertThat(settings.snapshot(account).ringSense().active()).isTrue();
    assertThat(used().timing()).isEqualTo(Timing.INCREMENTAL);
  }

  @Test
  void what_is_found_out_for_an_older_snapshot_is_too_late() {
    settings.save(account, MAYA, Map.of(), RingSense.UNSAVED);
    var old = settings.snapshot(account);
    clock.advance(Duration.ofSeconds(1));
    settings.save(account, MAYA, Map.of(), RingSense.OFF);

    settings.found(account, old, ACTIVE);

    assertThat(settings.snapshot(account).ringSense()).isEqualTo(RingSense.OFF);
  }

  @Test
  void observers_are_told_when_the_new_snapshot_can_be_read() {
    settings.snapshot(account);

    save("item.note", "false");

    assertThat(applied.seen(account)).contains(1L);
    assertThat(applied.times(account)).isEqualTo(1);
  }

  @Test
  void a_save_that_fails_leaves_values_and_snapshot() {
    settings.snapshot(account);

    assertThatExceptionOfType(AppException.class).isThrownBy(() -> save("item.note", "perhaps"));

    assertThat(settings.snapshot(account).version()).isZero();
    assertThat(applied.times(account)).isZero();
  }

  @Test
  void history_tells_who_changed_what_from_what_to_what() {
    set("item.note", "false");
    settings.change(
        account,
        TOM,
        Map.of(
            "item.note", Change.RESET, "activity.timing", Change.to("all-at-once").mandate(true)));
    setFor(PRIYA, "item.duration", "false");

    var history = settings.history(account, Long.MAX_VALUE, 10);

    assertThat(history).extracting(Revision::version).containsExactly(3L, 2L, 1L);
    assertThat(history.get(1).by()).isEqualTo(TOM);
    assertThat(history.get(1).entries())
        .containsExactly(
            new Revision.Entry(
                Optional.empty(),
                "activity.timing",
                Optional.empty(),
                Optional.of("all-at-once"),
                false,
                true),
            new Revision.Entry(
                Optional.empty(),
                "item.note",
                Optional.of("false"),
                Optional.empty(),
                false,
                false));
    assertThat(history.getFirst().entries().getFirst().person()).contains(PRIYA);
    assertThat(settings.history(account, 3, 1))
        .singleElement()
        .satisfies(r -> assertThat(r.version()).isEqualTo(2));
    assertThat(settings.history(account, 1, 10)).isEmpty();
  }

  @Test
  void an_earlier_version_is_brought_back_as_a_new_change() {
    set("item.note", "false");
    setFor(PRIYA, "item.duration", "false");
    settings.change(
        account, MAYA, Map.of("activity.timing", Change.to("all-at-once").mandate(true)));
    var wanted = settings.saved(account);
    settings.change(account, MAYA, Map.of("activity.timing", Change.RESET));
    setFor(PRIYA, "item.duration", "true");
    set("item.note", "true");
    set("item.journey", "true");

    var version = settings.rollBack(account, TOM, 3);

    assertThat(version).isEqualTo(8);
    var now = settings.saved(account);
    assertThat(now.company()).isEqualTo(wanted.company());
    assertThat(now.mandated()).isEqualTo(wanted.mandated());
    assertThat(now.people()).isEqualTo(wanted.people());
    assertThat(settings.history(account, Long.MAX_VALUE, 10)).hasSize(8);
    settings.rollBack(account, TOM, 7);
    assertThat(saved().items().journey()).isTrue();
    settings.rollBack(account, TOM, 0);
    assertThat(settings.saved(account).company()).isEmpty();
    assertThat(settings.saved(account).people()).isEmpty();
  }

  @Test
  void a_version_that_never_was_is_refused() {
    set("item.note", "false");

    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> settings.rollBack(account, MAYA, 2))
        .withMessage("toVersion is 2, expected 0 to 1");
  }

  @Test
  void logging_does_not_begin_without_a_save() {
    save("server-logging.level", "account");
    save("server-logging.level", "off");
    settings.rollBack(account, MAYA, 1);

    clock.advance(TICK);
    settings.refresh();

    assertThat(used().level()).isEqualTo(Level.OFF);
    assertThat(settings.pending(account).names()).containsExactly("server-logging.level");
    assertThat(settings.pending(account).until()).isEmpty();
  }
}
