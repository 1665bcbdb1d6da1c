package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.ACCOUNT;
import static io.callscribe.owner.OwnerFixtures.NOW;
import static io.callscribe.owner.OwnerFixtures.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.SettableClock;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmUserId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.GatewayTo;
import io.callscribe.connector.KnownConnections;
import io.callscribe.owner.OwnerFixtures.KnownMappings;
import io.callscribe.owner.PersonMapping.Proposal;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.KnownExtensions;
import io.callscribe.tck.InMemoryCrm;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an admin says of users and is told about them. */
class UserMappingTest {
  private static final Connection ADMIN = KnownConnections.of("11", "101", "maya", true);
  private static final ExtensionId PRIYA = new ExtensionId("103");

  private final KnownMappings mappings = new KnownMappings();
  private final KnownExtensions directory =
      new KnownExtensions(
          KnownExtensions.of("3001", "Main Menu", "IvrMenu", ""),
          KnownExtensions.person("103", "Priya Nand", ""),
          KnownExtensions.person("102", "Tom Reyes", "tom.reyes@example.com"));

  private CrmUserId tom = new CrmUserId("none");

  private CrmUsers users(InMemoryCrm crm, KnownConnections connections) {
    crm.addUser("Maya Holloway", "key-maya");
    tom = crm.addUser("Tom Reyes", "key-tom");
    return new CrmUsers(connections, new GatewayTo(crm), new SettableClock(NOW));
  }

  private MapUser mapUser(InMemoryCrm crm) {
    var connections = new KnownConnections(ADMIN);
    return new MapUser(mappings, connections, users(crm, connections));
  }

  private ListMappings listing(InMemoryCrm crm, KnownConnections connections) {
    return new ListMappings(directory, mappings, connections, users(crm, connections));
  }

  @Test
  void a_user_is_looked_up_before_somebody_is_mapped() {
    var mapUser = mapUser(new InMemoryCrm());

    var mapping = mapUser.map(ACCOUNT, TOM, tom);

    assertThat(mapping).isEqualTo(OwnerFixtures.mapped(tom.value(), "Tom Reyes"));
    assertThat(mappings.find(ACCOUNT, TOM)).contains(mapping);
  }

  @Test
  void several_people_may_stand_for_one_user() {
    var mapUser = mapUser(new InMemoryCrm());

    mapUser.map(ACCOUNT, TOM, tom);
    mapUser.map(ACCOUNT, PRIYA, tom);

    assertThat(mappings.all(ACCOUNT)).hasSize(2);
  }

  @Test
  void a_user_whom_the_crm_does_not_have_is_refused() {
    var crm = new InMemoryCrm();
    var mapUser = mapUser(crm);
    crm.deactivate(tom);

    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> mapUser.map(ACCOUNT, TOM, tom))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD));
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> mapUser.map(ACCOUNT, TOM, new CrmUserId("u-99")))
        .withMessageContaining("'u-99'");
    assertThat(mappings.all(ACCOUNT)).isEmpty();
  }

  @Test
  void where_users_cannot_be_listed_the_id_is_taken_at_its_word() {
    var mapUser = mapUser(InMemoryCrm.without(Capability.LIST_USERS));

    assertThat(mapUser.map(ACCOUNT, TOM, new CrmUserId("u-99")))
        .isEqualTo(OwnerFixtures.mapped("u-99", "u-99"));
  }

  @Test
  void the_reason_of_the_crm_is_passed_on() {
    var crm = new InMemoryCrm();
    var mapUser = mapUser(crm);
    crm.onCall(
        method -> {
          throw new ConnectorException.Forbidden("Only owners see users");
        });

    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> mapUser.map(ACCOUNT, TOM, tom))
        .withMessage("The CRM does not allow it: Only owners see users")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CRM_REFUSED));
  }

  @Test
  void people_are_listed_with_whom_they_might_be() {
    var people = listing(new InMemoryCrm(), new KnownConnections(ADMIN)).of(ACCOUNT);

    assertThat(people)
        .extracting(p -> p.person().name())
        .containsExactly("Tom Reyes", "Priya Nand");
    assertThat(people.getFirst().proposal())
        .contains(new Proposal(new MappedUser(tom, "Tom Reyes"), Basis.EMAIL));
    assertThat(people.getLast().proposal()).isEmpty();
  }

  @Test
  void what_the_admin_said_leaves_no_proposal() {
    mappings.save(ACCOUNT, TOM, new UserMapping.Nobody());
    mappings.save(ACCOUNT, PRIYA, OwnerFixtures.mapped("u-7", "Priya"));

    var people = listing(new InMemoryCrm(), new KnownConnections(ADMIN)).of(ACCOUNT);

    assertThat(people).allSatisfy(p -> assertThat(p.proposal()).isEmpty());
    assertThat(people.getFirst().mapping()).contains(new UserMapping.Nobody());
  }

  @Test
  void without_email_addresses_the_full_name_is_a_hint() {
    var people =
        listing(InMemoryCrm.without(Capability.USER_EMAILS), new KnownConnections(ADMIN))
            .of(ACCOUNT);

    assertThat(people.getFirst().proposal().map(Proposal::basis)).contains(Basis.NAME);
  }

  @Test
  void without_the_crm_people_are_listed_all_the_same() {
    var silent = new InMemoryCrm();
    silent.onCall(
        method -> {
          throw new ConnectorException.Unavailable("down", Optional.empty());
        });

    assertThat(listing(silent, new KnownConnections(ADMIN)).of(ACCOUNT)).hasSize(2);
    assertThat(listing(new InMemoryCrm(), new KnownConnections()).of(ACCOUNT)).hasSize(2);
    assertThat(
            listing(InMemoryCrm.without(Capability.LIST_USERS), new KnownConnections(ADMIN))
                .of(ACCOUNT))
        .hasSize(2);
  }

  @Test
  void the_users_of_the_crm_are_listed_for_an_admin_who_is_connected() {
    var connected = users(new InMemoryCrm(), new KnownConnections(ADMIN));
    var alone = users(new InMemoryCrm(), new KnownConnections());
    var mute = users(InMemoryCrm.without(Capability.LIST_USERS), new KnownConnections(ADMIN));

    assertThat(connected.of(ACCOUNT)).hasSize(2);
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> alone.of(ACCOUNT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CRM_NOT_CONNECTED));
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> mute.of(ACCOUNT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
  }
}
