package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.ACCOUNT;
import static io.callscribe.owner.OwnerFixtures.CONFIG;
import static io.callscribe.owner.OwnerFixtures.NOW;
import static io.callscribe.owner.OwnerFixtures.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.SettableClock;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.connector.Connection;
import io.callscribe.connector.GatewayTo;
import io.callscribe.connector.KnownConnections;
import io.callscribe.tck.InMemoryCrm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskPermissionTest {
  private static final Connection OWN = KnownConnections.of("11", "102", "tom", false);

  private final SettableClock clock = new SettableClock(NOW);
  private final AtomicInteger probes = new AtomicInteger();
  private final Denials denials = new Denials(new OwnerFixtures.KnownDenials(), CONFIG, clock);
  private final InMemoryCrm crm = new InMemoryCrm();
  private final AskPermission permissions = asking(crm);

  @BeforeEach
  void countProbes() {
    crm.onCall(method -> probes.incrementAndGet());
  }

  private AskPermission asking(InMemoryCrm asked) {
    return new AskPermission(new GatewayTo(asked), denials, clock);
  }

  private static InMemoryCrm withoutProbe() {
    var crm = InMemoryCrm.without(Capability.PROBE_PERMISSION);
    crm.addUser("Tom", "key-tom");
    return crm;
  }

  private void refused() {
    denials.remember(ACCOUNT, TOM, OWN.connectorId(), "403 Tom may not create activities");
  }

  private static Connection connectedAt(Instant time) {
    return new Connection(
        OWN.account(),
        OWN.holder(),
        OWN.connectorId(),
        OWN.baseUrl(),
        OWN.admin(),
        OWN.credentials(),
        OWN.user(),
        OWN.userName(),
        time);
  }

  @Test
  void the_crm_says_who_may() {
    crm.addUser("Tom", "key-tom", InMemoryCrm.Right.CREATE_ACTIVITY);

    assertThat(permissions.of(OWN)).isInstanceOf(Permission.Allowed.class);
  }

  @Test
  void the_crm_says_who_may_not() {
    crm.addUser("Tom", "key-tom");

    assertThat(permissions.of(OWN)).isInstanceOf(Permission.Denied.class);
  }

  @Test
  void credentials_that_have_expired_are_told() {
    assertThat(permissions.of(OWN)).isInstanceOf(Permission.Expired.class);
  }

  @Test
  void a_crm_that_is_down_is_asked_later() {
    crm.onCall(
        method -> {
          throw new ConnectorException.Unavailable("down", Optional.empty());
        });

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> permissions.of(OWN));
  }

  @Test
  void a_crm_that_does_not_let_itself_be_asked_leaves_it_open() {
    crm.onCall(
        method -> {
          throw new ConnectorException.Forbidden("no access to roles");
        });

    assertThat(permissions.of(OWN))
        .isEqualTo(new Permission.Unknown("the CRM does not tell: no access to roles"));
  }

  @Test
  void a_burst_of_calls_asks_once() {
    crm.addUser("Tom", "key-tom", InMemoryCrm.Right.CREATE_ACTIVITY);

    permissions.of(OWN);
    clock.advance(Duration.ofSeconds(59));
    permissions.of(OWN);
    assertThat(probes).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    permissions.of(OWN);
    assertThat(probes).hasValue(2);
  }

  @Test
  void an_answer_does_not_outlive_a_refusal() {
    crm.addUser("Tom", "key-tom", InMemoryCrm.Right.CREATE_ACTIVITY);
    permissions.of(OWN);

    refused();
    permissions.of(OWN);

    assertThat(probes).hasValue(2);
  }

  @Test
  void whoever_connects_anew_is_asked_about_anew() {
    crm.addUser("Tom", "key-tom", InMemoryCrm.Right.CREATE_ACTIVITY);
    permissions.of(OWN);

    permissions.of(connectedAt(NOW));

    assertThat(probes).hasValue(2);
  }

  @Test
  void without_a_probe_nobody_knows_until_the_crm_refuses() {
    var blind = asking(withoutProbe());

    assertThat(blind.of(OWN)).isInstanceOf(Permission.Unknown.class);
    refused();
    assertThat(blind.of(OWN))
        .isEqualTo(
            new Permission.Denied(
                "the CRM refused it at 2026-07-14T09:00:00Z: 403 Tom may not create activities"));
  }

  @Test
  void a_refusal_is_forgotten_after_a_while() {
    var blind = asking(withoutProbe());
    refused();

    clock.advance(CONFIG.denialMemory().minusSeconds(1));
    assertThat(blind.of(OWN)).isInstanceOf(Permission.Denied.class);

    clock.advance(Duration.ofSeconds(1));
    assertThat(blind.of(OWN)).isInstanceOf(Permission.Unknown.class);
  }

  @Test
  void a_refusal_is_forgotten_when_the_person_connects_anew() {
    var blind = asking(withoutProbe());
    refused();
    clock.advance(Duration.ofMinutes(1));

    assertThat(blind.of(connectedAt(clock.instant()))).isInstanceOf(Permission.Unknown.class);
  }

  @Test
  void what_the_crm_says_itself_counts_more_than_an_earlier_refusal() {
    crm.addUser("Tom", "key-tom", InMemoryCrm.Right.CREATE_ACTIVITY);
    refused();

    assertThat(permissions.of(OWN)).isInstanceOf(Permission.Allowed.class);
  }
}
