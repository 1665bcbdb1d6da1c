package io.callscribe.ringcentral;

import io.callscribe.account.AccountId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What we know of the event subscription of each account. */
@ApplicationScoped
public class Subscriptions {
  private final SecureRandom random = new SecureRandom();
  private final EntityManager rows;
  private final Clock clock;
  private volatile @Nullable String lastToken;

  @Inject
  Subscriptions(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The secret that every delivery bears; made once. */
  @Transactional
  String verificationToken(AccountId account) {
    return row(account).verificationToken();
  }

  /** In constant time, and against the last seen secret first. */
  @Transactional
  public boolean isOurs(String presented) {
    var last = lastToken;
    if (last != null && isEqual(last, presented)) {
      return true;
    }
    return rows
        .createQuery("select s.verificationToken from SubscriptionRow s", String.class)
        .getResultList()
        .stream()
        .filter(token -> isEqual(token, presented))
        .peek(token -> lastToken = token)
        .findFirst()
        .isPresent();
  }

  private static boolean isEqual(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Transactional
  Optional<String> remoteId(AccountId account) {
    return Optional.ofNullable(row(account).remoteId());
  }

  @Transactional
  void active(AccountId account, SubscriptionState remote, String state) {
    var filters =
        remote.filters().stream()
            .sorted()
            .map(f -> f.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    row(account).checked(remote.id(), filters, state, clock.instant());
  }

  @Transactional
  void ended(AccountId account, String state) {
    row(account).checked(null, "", state, clock.instant());
  }

  /** What is subscribed to, as RingCentral last confirmed it: {@code calls}, {@code insights}. */
  @Transactional
  public List<String> filters(AccountId account) {
    return Arrays.stream(row(account).filters().split(",")).filter(f -> !f.isEmpty()).toList();
  }

  /** For the admin: a sentence. */
  @Transactional
  public String state(AccountId account) {
    return row(account).state();
  }

  private SubscriptionRow row(AccountId account) {
    var row = rows.find(SubscriptionRow.class, account.value());
    if (row == null) {
      var token = new byte[24];
      random.nextBytes(token);
      row = new SubscriptionRow(account.value(), HexFormat.of().formatHex(token));
      row.checked(null, "", "Not subscribed", clock.instant());
      rows.persist(row);
    }
    return row;
  }
}
