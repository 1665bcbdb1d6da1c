package io.callscribe.admin;

import io.callscribe.account.AccountId;
import io.callscribe.connector.Connections;
import io.callscribe.connector.PluginHost;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.ringcentral.Subscriptions;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Shows how server-side logging stands, without asking RingCentral or the CRM. */
@ApplicationScoped
public class ShowServerLogging {
  private final Settings settings;
  private final Subscriptions subscriptions;
  private final Connections connections;
  private final PluginHost plugins;
  private final RingCentralConfig ringCentral;
  private final ServerLoggingConfig config;

  @Inject
  ShowServerLogging(
      Settings settings,
      Subscriptions subscriptions,
      Connections connections,
      PluginHost plugins,
      RingCentralConfig ringCentral,
      ServerLoggingConfig config) {
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.connections = connections;
    this.plugins = plugins;
    this.ringCentral = ringCentral;
    this.config = config;
  }

  public ServerLogging of(AccountId account) {
    var used = settings.snapshot(account);
    var saved = LoggingSettings.of(settings.saved(account).company());
    return new ServerLogging(
        config.label(),
        saved,
        config.licence(account),
        subscriptions.state(account),
        subscriptions.filters(account),
        used.ringSense(),
        used.version(),
        used.takenAt(),
        settings.pending(account),
        alerts(account, saved.level()));
  }

  private List<String> alerts(AccountId account, Level level) {
    var alerts = new ArrayList<String>();
    var admin = connections.admin(account);
    if (admin.isEmpty()) {
      alerts.add(
          level == Level.OFF
              ? "No admin is connected to the CRM: connect one before switching logging on"
              : "No admin is connected to the CRM: calls wait until one is");
    } else if (plugins.find(admin.get().connectorId()).isEmpty()) {
      alerts.add(
          "The connector '%s' is not in the plugin folder: calls wait until it is"
              .formatted(admin.get().connectorId()));
    }
    for (var refusal : connections.refusals(account)) {
      alerts.add(
          "Since %s the CRM does not accept the credentials of %s (%s): %s"
              .formatted(
                  refusal.since(),
                  refusal.userName(),
                  refusal.why(),
                  refusal.admin()
                      ? "reconnect the admin, calls wait until then"
                      : "let them reconnect"));
    }
    if (level != Level.OFF && ringCentral.webhookAddress().isEmpty()) {
      alerts.add(
          "Without callscribe.ringcentral.webhook-address no events arrive: calls are found late,"
              + " in the call log");
    }
    if (level != Level.OFF && config.licence(account) == LicenceStatus.MISSING) {
      alerts.add("The licence for server-side logging is gone: it cannot be saved any more");
    }
    return alerts;
  }
}
