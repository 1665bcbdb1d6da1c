package io.callscribe.ringcentral;

import io.callscribe.account.AccountId;
import io.callscribe.problem.AppException;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Settings;
import io.callscribe.settings.SettingsApplied;
import io.callscribe.settings.Snapshot;
import io.callscribe.work.Job;
import io.callscribe.work.Jobs;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the subscription of the account alive: renewed at half of its life, made anew on anything
 * but active. A new one is made before the old one is ended, so that no event falls between.
 */
@ApplicationScoped
class KeepSubscribed implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(KeepSubscribed.class);
  private static final String NAME = "keep-subscribed";
  private static final String ID = "account";

  private final RingCentral ringCentral;
  private final RingCentralConfig config;
  private final Directory directory;
  private final Settings settings;
  private final Subscriptions subscriptions;
  private final Instance<Jobs> jobs;
  private final Clock clock;

  @Inject
  KeepSubscribed(
      RingCentral ringCentral,
      RingCentralConfig config,
      Directory directory,
      Settings settings,
      Subscriptions subscriptions,
      Instance<Jobs> jobs,
      Clock clock) {
    this.ringCentral = ringCentral;
    this.config = config;
    this.directory = directory;
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> recurring() {
    return List.of(ID);
  }

  /** The job runs after the transaction, and so sees the new snapshot. */
  void applied(@Observes SettingsApplied change) {
    jobs.get().wake(NAME, ID, clock.instant());
  }

  @Override
  public Next run(String id) {
    var address = config.webhookAddress();
    if (config.app().isEmpty() || address.isEmpty()) {
      return new Next.At(clock.instant().plus(config.monitorInterval()));
    }
    return new Next.At(clock.instant().plus(check(address.get())));
  }

  private Duration check(URI address) {
    try {
      var account = directory.company().account();
      var used = settings.snapshot(account);
      if (used.settings().level() == Level.OFF) {
        end(account);
      } else {
        keep(account, address, used);
      }
      return config.monitorInterval();
    } catch (RingCentralException.Throttled e) {
      return Duration.between(clock.instant(), e.until());
    } catch (RingCentralException | AppException e) {
      LOG.warn("The subscription to calls could not be checked: {}", e.getMessage());
      return Duration.ofSeconds(10);
    }
  }

  private void end(AccountId account) {
    var remote = subscriptions.remoteId(account);
    if (remote.isPresent()) {
      remove(remote.get());
      subscriptions.ended(account, "Not subscribed: server-side logging is off");
    }
  }

  private void keep(AccountId account, URI address, Snapshot used) {
    var remote = subscriptions.remoteId(account);
    var current = remote.flatMap(this::remote);
    var wanted = wanted(used);
    if (current.filter(c -> serves(c, wanted, used.takenAt())).isEmpty()) {
      subscribe(account, address, wanted);
      current.map(SubscriptionState::id).ifPresent(this::remove);
    } else if (isHalfOver(current.get())) {
      var renewed = ringCentral.renew(current.get().id());
      subscriptions.active(account, renewed, "Active until " + renewed.expiresAt());
    }
  }

  private static Set<EventFilter> wanted(Snapshot used) {
    return used.ringSense().active()
        ? EnumSet.allOf(EventFilter.class)
        : EnumSet.of(EventFilter.CALLS);
  }

  /** What RingCentral does not deliver is tried again once when the admin has saved. */
  private static boolean serves(
      SubscriptionState current, Set<EventFilter> wanted, Instant savedAt) {
    return current.isActive()
        && current.filters().equals(wanted)
        && (current.disabledFilters().isEmpty() || !current.createdAt().isBefore(savedAt));
  }

  private Optional<SubscriptionState> remote(String id) {
    return ringCentral.subscriptions().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  private boolean isHalfOver(SubscriptionState state) {
    var half = RingCentral.SUBSCRIPTION_LIFETIME.dividedBy(2);
    return clock.instant().plus(half).isAfter(state.expiresAt());
  }

  private void subscribe(AccountId account, URI address, Set<EventFilter> filters) {
    var token = subscriptions.verificationToken(account);
    var made = ringCentral.subscribe(address, token, filters);
    var warning =
        made.disabledFilters().isEmpty()
            ? ""
            : "; RingCentral does not deliver " + String.join(", ", made.disabledFilters());
    subscriptions.active(account, made, "Active until " + made.expiresAt() + warning);
    LOG.info(
        "Subscribed to the calls of account {} until {}{}", account, made.expiresAt(), warning);
  }

  private void remove(String id) {
    try {
      ringCentral.unsubscribe(id);
    } catch (RingCentralException e) {
      LOG.info("The old subscription {} stays until it expires: {}", id, e.getMessage());
    }
  }
}
