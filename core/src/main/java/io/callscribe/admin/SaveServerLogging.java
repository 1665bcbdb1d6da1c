package io.callscribe.admin;

import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.connector.Connections;
import io.callscribe.connector.PluginHost;
import io.callscribe.number.BlockList;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.settings.Change;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Saves server-side logging: the one moment at which logging and RingSense begin, and at which
 * everything that was set before is applied at once.
 */
@ApplicationScoped
public class SaveServerLogging {
  private final Directory directory;
  private final Connections connections;
  private final PluginHost plugins;
  private final Settings settings;
  private final RingSenseCheck ringSense;
  private final ServerLoggingConfig config;

  /**
   * What is wanted; absent keeps its value.
   *
   * @param blocked as the admin typed it: numbers and extensions with commas between them
   */
  public record Wanted(
      Optional<Level> level,
      Optional<OwnerPolicy> owner,
      Optional<Boolean> ownerByEmail,
      Optional<String> blocked) {}

  @Inject
  SaveServerLogging(
      Directory directory,
      Connections connections,
      PluginHost plugins,
      Settings settings,
      RingSenseCheck ringSense,
      ServerLoggingConfig config) {
    this.directory = directory;
    this.connections = connections;
    this.plugins = plugins;
    this.settings = settings;
    this.ringSense = ringSense;
    this.config = config;
  }

  /**
   * @throws AppException {@link ErrorCode#CRM_NOT_CONNECTED} if no admin is connected, {@link
   *     ErrorCode#LICENCE_REQUIRED} if the account has none, {@link ErrorCode#INVALID_FIELD} for
   *     entries of the block list, all of which it names
   */
  public void save(Author by, Wanted wanted) {
    var company = directory.company();
    var account = company.account();
    var values = values(wanted, company.region());
    var after = settings.saved(account).with(values);
    var admin = connections.admin(account);
    if (LoggingSettings.of(after.company()).level() != Level.OFF) {
      requireLicence(account);
      admin.orElseThrow(SaveServerLogging::nobody);
    }
    var found =
        ringSense.check(after, admin.flatMap(c -> plugins.find(c.connectorId())).orElse(null));
    settings.save(account, by, changes(values), found);
  }

  private static Map<String, String> values(Wanted wanted, String region) {
    var values = new HashMap<String, String>();
    wanted.level().ifPresent(v -> values.put(LoggingSettings.LEVEL.name(), v.name()));
    wanted.owner().ifPresent(v -> values.put(LoggingSettings.OWNER.name(), v.name()));
    wanted
        .ownerByEmail()
        .ifPresent(v -> values.put(LoggingSettings.OWNER_BY_EMAIL.name(), v.toString()));
    wanted
        .blocked()
        .ifPresent(
            v -> values.put(LoggingSettings.BLOCKED.name(), BlockList.typed(v, region).text()));
    return values;
  }

  private static Map<String, Change> changes(Map<String, String> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Change.to(e.getValue())));
  }

  private void requireLicence(AccountId account) {
    if (config.licence(account) == LicenceStatus.MISSING) {
      throw new AppException(
          ErrorCode.LICENCE_REQUIRED,
          "The account %s has no licence for server-side logging: ask the operator of this server"
              .formatted(account));
    }
  }

  private static AppException nobody() {
    return new AppException(
        ErrorCode.CRM_NOT_CONNECTED, "No admin is connected to the CRM: connect one first");
  }
}
