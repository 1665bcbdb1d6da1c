package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.TOM;
import static io.callscribe.owner.OwnerFixtures.mapped;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.CoreHost;
import io.callscribe.TestDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for what is remembered of owners, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class OwnerRowsContract {
  private static final String CRM = "test-crm";
  private static final ExtensionId PRIYA = new ExtensionId("103");
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final TestDatabase database;
  private CoreHost host;
  private UserMappings mappings;
  private CreateDenials denials;

  OwnerRowsContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    mappings = host.the(UserMappings.class);
    denials = host.the(CreateDenials.class);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private static AccountId newAccount() {
    return new AccountId("a-" + ACCOUNTS.incrementAndGet());
  }

  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void a_mapping_is_a_user_or_nobody_or_not_there() {
    var account = newAccount();
    assertThat(mappings.find(account, TOM)).isEmpty();

    mappings.save(account, TOM, mapped("u-1", "Tom Reyes"));
    assertThat(mappings.find(account, TOM)).contains(mapped("u-1", "Tom Reyes"));

    mappings.save(account, TOM, new UserMapping.Nobody());
    assertThat(mappings.find(account, TOM)).contains(new UserMapping.Nobody());

    mappings.save(account, TOM, mapped("u-2", "Thomas Reyes"));
    assertThat(mappings.find(account, TOM)).contains(mapped("u-2", "Thomas Reyes"));

    mappings.remove(account, TOM);
    mappings.remove(account, TOM);
    assertThat(mappings.find(account, TOM)).isEmpty();
  }

  @Test
  void several_people_of_an_account_may_stand_for_one_user() {
    var account = newAccount();
    mappings.save(account, TOM, mapped("u-1", "Tom Reyes"));
    mappings.save(account, PRIYA, mapped("u-1", "Tom Reyes"));
    mappings.save(newAccount(), TOM, mapped("u-9", "Somebody else"));

    assertThat(mappings.all(account))
        .isEqualTo(Map.of(TOM, mapped("u-1", "Tom Reyes"), PRIYA, mapped("u-1", "Tom Reyes")));
  }

  @Test
  void a_refusal_is_remembered_for_one_person_and_connector_until_it_expires() {
    var account = newAccount();
    var at = now();
    var end = at.plusSeconds(60);
    denials.save(account, TOM, CRM, new Denial("403", at), end);

    assertThat(denials.find(account, TOM, CRM, at)).contains(new Denial("403", at));
    assertThat(denials.find(account, TOM, CRM, end)).isEmpty();
    assertThat(denials.find(account, TOM, "other-crm", at)).isEmpty();
    assertThat(denials.find(account, PRIYA, CRM, at)).isEmpty();
    assertThat(denials.find(newAccount(), TOM, CRM, at)).isEmpty();
  }

  @Test
  void a_later_refusal_replaces_an_earlier_one_even_if_that_has_expired() {
    var account = newAccount();
    var at = now();
    denials.save(account, TOM, CRM, new Denial("first", at), at.plusSeconds(1));

    denials.save(account, TOM, CRM, new Denial("second", at), at.plusSeconds(60));
    denials.save(account, TOM, CRM, new Denial("third", at.plusSeconds(90)), at.plusSeconds(600));

    assertThat(denials.find(account, TOM, CRM, at.plusSeconds(90)))
        .contains(new Denial("third", at.plusSeconds(90)));
  }

  @Test
  void refusals_at_the_same_time_harm_nobody() throws Exception {
    var account = newAccount();
    var remembered = host.the(Denials.class);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          Stream.generate(() -> threads.submit(() -> remembered.remember(account, TOM, CRM, "403")))
              .limit(16)
              .toList();
      for (var one : all) {
        one.get();
      }
    }

    assertThat(denials.find(account, TOM, CRM, now())).isPresent();
  }

  @Test
  void very_long_words_of_the_crm_are_cut() {
    var account = newAccount();

    host.the(Denials.class).remember(account, TOM, CRM, "x".repeat(5000));

    assertThat(denials.find(account, TOM, CRM, now()).orElseThrow().evidence()).hasSize(1000);
  }
}
