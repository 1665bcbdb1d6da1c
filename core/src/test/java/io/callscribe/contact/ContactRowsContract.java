package io.callscribe.contact;

import static io.callscribe.contact.ContactFixtures.ANA;
import static io.callscribe.contact.ContactFixtures.BEN;
import static io.callscribe.contact.ContactFixtures.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.CoreHost;
import io.callscribe.TestDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.GatewayTo;
import io.callscribe.connector.KnownConnections;
import io.callscribe.contact.ContactFixtures.ScriptedCrm;
import io.callscribe.settings.LoggingSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for what is remembered of contacts, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class ContactRowsContract {
  private static final String CRM = "test-crm";
  private static final int NODES = 8;
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final TestDatabase database;
  private CoreHost host;
  private ContactChoices choices;
  private CreatedContacts created;

  ContactRowsContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    host = CoreHost.start(folder, database.settings());
    choices = host.the(ContactChoices.class);
    created = host.the(CreatedContacts.class);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private static AccountId newAccount() {
    return new AccountId("a-" + ACCOUNTS.incrementAndGet());
  }

  private static NumberKey number(int last) {
    return new NumberKey("+1510555%04d".formatted(last));
  }

  private void choose(AccountId account, NumberKey number) {
    choices.remember(account, CRM, number, ANA.id(), ANA.name(), "Maya");
  }

  @Test
  void a_choice_is_found_replaced_and_forgotten() {
    var account = newAccount();
    choose(account, number(1));
    choices.remember(account, CRM, number(1), BEN.id(), BEN.name(), "Tom");

    var found = choices.find(account, CRM, number(1)).orElseThrow();
    assertThat(found.contact()).isEqualTo(one(BEN));
    assertThat(found.by()).isEqualTo("Tom");
    assertThat(found.at()).isBeforeOrEqualTo(Clock.systemUTC().instant());

    choices.forget(account, CRM, number(1));
    choices.forget(account, CRM, number(1));
    assertThat(choices.find(account, CRM, number(1))).isEmpty();
  }

  @Test
  void a_choice_is_for_one_account_one_connector_and_one_number() {
    var account = newAccount();
    choose(account, number(1));

    assertThat(choices.find(newAccount(), CRM, number(1))).isEmpty();
    assertThat(choices.find(account, "other-crm", number(1))).isEmpty();
    assertThat(choices.find(account, CRM, number(2))).isEmpty();
  }

  @Test
  void colleagues_have_choices_too() {
    var account = newAccount();
    choose(account, NumberKey.ofColleague("102"));

    assertThat(choices.find(account, CRM, new NumberKey("ext:102"))).isPresent();
  }

  @Test
  void choices_are_paged_by_number() {
    var account = newAccount();
    for (int i = 5; i > 0; i--) {
      choose(account, number(i));
    }

    var first = choices.page(account, CRM, "", 3);
    var rest = choices.page(account, CRM, first.getLast().number().value(), 3);

    assertThat(Stream.concat(first.stream(), rest.stream()).map(ContactChoice::number))
        .containsExactly(number(1), number(2), number(3), number(4), number(5));
  }

  @Test
  void names_that_are_too_long_are_cut() {
    var account = newAccount();
    choices.remember(account, CRM, number(1), ANA.id(), "n".repeat(500), "b".repeat(500));

    assertThat(choices.find(account, CRM, number(1)).orElseThrow().contact().name()).hasSize(300);
  }

  @Test
  void a_number_is_taken_by_one_until_its_contact_is_made() {
    var account = newAccount();
    var until = Clock.systemUTC().instant().plusSeconds(600);

    assertThat(created.take(account, CRM, number(1), until)).isEmpty();
    assertThat(created.take(account, CRM, number(1), until).orElseThrow().contact()).isEmpty();

    created.made(account, CRM, number(1), one(ANA), until);
    created.giveBack(account, CRM, number(1));
    assertThat(created.take(account, CRM, number(1), until).orElseThrow().contact())
        .contains(one(ANA));
    assertThat(created.find(account, CRM, number(1)).orElseThrow().contact()).contains(one(ANA));
  }

  @Test
  void a_number_that_was_given_back_can_be_taken() {
    var account = newAccount();
    var until = Clock.systemUTC().instant().plusSeconds(600);
    created.take(account, CRM, number(1), until);

    created.giveBack(account, CRM, number(1));

    assertThat(created.find(account, CRM, number(1))).isEmpty();
    assertThat(created.take(account, CRM, number(1), until)).isEmpty();
  }

  @Test
  void what_has_expired_is_as_if_it_were_not_there() {
    var account = newAccount();
    var past = Clock.systemUTC().instant().minusSeconds(1);
    created.made(account, CRM, number(1), one(ANA), past);

    assertThat(created.find(account, CRM, number(1))).isEmpty();
    assertThat(created.take(account, CRM, number(1), past.plusSeconds(600))).isEmpty();
  }

  @Test
  @Tag("PN-06")
  void calls_of_one_number_on_many_nodes_make_one_contact() throws Exception {
    var crm = ScriptedCrm.thatCanAll();
    var gateway = new GatewayTo(crm);
    var connection = KnownConnections.of(newAccount().value(), "101", "maya", true);
    var number = new PhoneQuery("+15105550001", "5105550001", "US", Optional.empty());
    var made = new ArrayList<ContactMatch.One>();
    var start = new CyclicBarrier(NODES);
    var done = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(NODES)) {
      var calls =
          Stream.generate(() -> new CreateContact(gateway, created, Clock.systemUTC()))
              .limit(NODES)
              .map(
                  node ->
                      threads.submit(
                          () -> {
                            start.await();
                            return whenItsTurnComes(node, connection, number, done);
                          }))
              .toList();
      for (var call : calls) {
        made.add(call.get());
      }
    }

    assertThat(crm.wishes).hasSize(1);
    assertThat(made).hasSize(NODES).containsOnly(made.getFirst());
  }

  /** As the job of a call does it: who finds another at work comes again later. */
  private static ContactMatch.One whenItsTurnComes(
      CreateContact node, Connection connection, PhoneQuery number, CountDownLatch done)
      throws InterruptedException {
    var settings = LoggingSettings.DEFAULT.contacts();
    try {
      var contact = node.create(connection, number, settings);
      done.countDown();
      return contact;
    } catch (ConnectorException.Unavailable e) {
      done.await();
      return node.create(connection, number, settings);
    }
  }

  @Test
  void what_is_made_for_one_number_leaves_the_others_alone() {
    var account = newAccount();
    var until = Clock.systemUTC().instant().plusSeconds(600);

    created.made(account, CRM, number(1), one(ANA), until);

    assertThat(List.of(number(2), number(3)))
        .allSatisfy(n -> assertThat(created.find(account, CRM, n)).isEmpty());
    assertThat(created.find(newAccount(), CRM, number(1))).isEmpty();
  }
}
