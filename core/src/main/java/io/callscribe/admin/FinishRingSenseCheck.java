package io.callscribe.admin;

import io.callscribe.account.AccountId;
import io.callscribe.connector.Connections;
import io.callscribe.connector.PluginHost;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.settings.Settings;
import io.callscribe.settings.SettingsApplied;
import io.callscribe.work.Job;
import io.callscribe.work.Jobs;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a save of server-side logging could not find out about RingSense. */
@ApplicationScoped
class FinishRingSenseCheck implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(FinishRingSenseCheck.class);
  private static final String NAME = "finish-ringsense-check";
  private static final String ID = "account";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofHours(1);

  private final Directory directory;
  private final Connections connections;
  private final PluginHost plugins;
  private final Settings settings;
  private final RingSenseCheck check;
  private final Instance<Jobs> jobs;
  private final Clock clock;

  @Inject
  FinishRingSenseCheck(
      Directory directory,
      Connections connections,
      PluginHost plugins,
      Settings settings,
      RingSenseCheck check,
      Instance<Jobs> jobs,
      Clock clock) {
    this.directory = directory;
    this.connections = connections;
    this.plugins = plugins;
    this.settings = settings;
    this.check = check;
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

  void applied(@Observes SettingsApplied change) {
    jobs.get().wake(NAME, ID, clock.instant().plus(SOON));
  }

  @Override
  public Next run(String id) {
    try {
      return new Next.At(clock.instant().plus(finish(directory.company().account())));
    } catch (RingCentralException | AppException e) {
      LOG.debug("What RingSense needs could not be checked: {}", e.getMessage());
      return new Next.At(clock.instant().plus(LATER));
    }
  }

  private Duration finish(AccountId account) {
    var used = settings.snapshot(account);
    if (!used.ringSense().isUnfinished()) {
      return LATER;
    }
    var admin = connections.admin(account);
    var found = check.check(used, admin.flatMap(c -> plugins.find(c.connectorId())).orElse(null));
    settings.found(account, used, found);
    return found.isUnfinished() ? SOON : LATER;
  }
}
