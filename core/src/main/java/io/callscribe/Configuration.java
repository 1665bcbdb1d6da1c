package io.callscribe;

import io.callscribe.account.AccountId;
import io.callscribe.activity.ActivityConfig;
import io.callscribe.admin.ServerLoggingConfig;
import io.callscribe.call.CallConfig;
import io.callscribe.connector.ConnectorConfig;
import io.callscribe.contact.ContactConfig;
import io.callscribe.owner.OwnerConfig;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.settings.ConfigReader;
import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.HostConfig;
import io.callscribe.settings.Secret;
import io.callscribe.storage.Database;
import io.callscribe.work.WorkConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Everything the operator configures, read in one place before anything starts. */
public record Configuration(
    HostConfig host,
    RingCentralConfig ringCentral,
    ConnectorConfig connector,
    CallConfig call,
    ContactConfig contact,
    OwnerConfig owner,
    ActivityConfig activity,
    WorkConfig work,
    ServerLoggingConfig serverLogging,
    Map<String, String> defaults) {

  /**
   * @throws ConfigurationProblem for the first value that is missing, malformed or unknown
   */
  public static Configuration read(Config config) {
    var reader = new ConfigReader(config);
    readDatabase(reader);
    var configuration =
        new Configuration(
            readHost(reader),
            readRingCentral(reader),
            new ConnectorConfig(
                Path.of(reader.text("callscribe.plugins.directory", "plugins")),
                reader.duration("callscribe.connector.call-timeout", Duration.ofSeconds(10)),
                reader.integer("callscribe.connector.parallel-calls", 16, 1, 1000),
                reader.integer(
                    "callscribe.connector.max-response-bytes", 4_000_000, 10_000, 100_000_000)),
            new CallConfig(
                reader.duration("callscribe.call.settle", Duration.ofMillis(1500)),
                reader.duration("callscribe.call.guard", Duration.ofHours(4))),
            new ContactConfig(
                reader.duration("callscribe.contact.cache-for", Duration.ofMinutes(10))),
            new OwnerConfig(reader.duration("callscribe.owner.denial-memory", Duration.ofHours(1))),
            readActivity(reader),
            new WorkConfig(
                reader.integer("callscribe.work.threads", 16, 1, 500),
                reader.duration("callscribe.work.poll-interval", Duration.ofSeconds(1)),
                reader.duration("callscribe.work.heartbeat", Duration.ofSeconds(5))),
            readServerLogging(reader),
            reader.defaults());
    reader.refuseUnknownKeys();
    return configuration;
  }

  private static HostConfig readHost(ConfigReader reader) {
    return new HostConfig(
        reader.text("callscribe.http.bind-address", "127.0.0.1"),
        reader.integer("callscribe.http.port", 8080, 0, 65_535),
        reader.integer("callscribe.http.max-body-bytes", 2_000_000, 10_000, 100_000_000),
        Path.of(reader.text("callscribe.data.directory", "data")),
        reader.optional("callscribe.admin.token").map(Secret::new),
        reader.key("callscribe.secrets.key", 32));
  }

  private static RingCentralConfig readRingCentral(ConfigReader reader) {
    var clientId = reader.optional("callscribe.ringcentral.client-id");
    var clientSecret = reader.optional("callscribe.ringcentral.client-secret");
    var jwt = reader.optional("callscribe.ringcentral.jwt");
    if (clientId.isPresent() != clientSecret.isPresent()
        || clientId.isPresent() != jwt.isPresent()) {
      var missing =
          clientId.isEmpty() ? "client-id" : clientSecret.isEmpty() ? "client-secret" : "jwt";
      throw new ConfigurationProblem(
          "callscribe.ringcentral.%s is missing, expected because the other credentials are set"
              .formatted(missing));
    }
    return new RingCentralConfig(
        reader.address(
            "callscribe.ringcentral.server", URI.create("https://platform.ringcentral.com")),
        clientId.map(
            id ->
                new RingCentralConfig.App(
                    id, new Secret(clientSecret.orElseThrow()), new Secret(jwt.orElseThrow()))),
        reader.address("callscribe.ringcentral.webhook-address"),
        reader.duration("callscribe.ringcentral.call-log-delay", Duration.ofSeconds(20)),
        reader.duration("callscribe.ringcentral.call-log-interval", Duration.ofSeconds(8)),
        reader.duration("callscribe.ringcentral.call-log-deadline", Duration.ofHours(2)),
        reader.duration("callscribe.ringcentral.monitor-interval", Duration.ofMinutes(3)),
        reader.duration("callscribe.ringcentral.reconcile-interval", Duration.ofMinutes(15)),
        reader.duration("callscribe.ringcentral.reconcile-lookback", Duration.ofHours(1)),
        reader.integer("callscribe.ringcentral.heavy-requests-per-minute", 9, 1, 10_000));
  }

  private static ActivityConfig readActivity(ConfigReader reader) {
    return new ActivityConfig(
        reader.duration("callscribe.activity.recording-deadline", Duration.ofHours(2)),
        reader.duration("callscribe.activity.unannounced-recording-wait", Duration.ofMinutes(30)),
        reader.duration("callscribe.activity.insights-deadline", Duration.ofHours(26)),
        reader.duration("callscribe.activity.insights-settle", Duration.ofMinutes(30)),
        reader.duration("callscribe.activity.insights-poll", Duration.ofMinutes(15)),
        linkPrefix(reader));
  }

  private static ServerLoggingConfig readServerLogging(ConfigReader reader) {
    return new ServerLoggingConfig(
        reader.text("callscribe.server-logging.label", "beta"),
        Arrays.stream(reader.text("callscribe.server-logging.licensed-accounts", "").split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .map(AccountId::new)
            .collect(Collectors.toSet()));
  }

  private static String linkPrefix(ConfigReader reader) {
    var key = "callscribe.activity.recording-link-prefix";
    var prefix = reader.text(key, "https://ringcentral.github.io/ringcentral-media-reader/?media=");
    if (!prefix.matches("https?://[\\w.~:/?#@!$&'()*+,;=%\\[\\]-]+")) {
      throw new ConfigurationProblem(
          "%s is '%s', expected the beginning of an http or https address".formatted(key, prefix));
    }
    return prefix;
  }

  /** The pool reads these keys itself; they are read here to be refused early and listed. */
  private static void readDatabase(ConfigReader reader) {
    var key = "callscribe.database.url";
    var url = reader.text(key, "jdbc:derby:${callscribe.data.directory}/database;create=true");
    try {
      Database.of(url);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationProblem(
          "%s is '%s', expected jdbc:derby:… or jdbc:postgresql://…".formatted(key, url));
    }
    reader.text("callscribe.database.user", "callscribe");
    reader.text("callscribe.database.password", "");
    reader.integer("callscribe.database.pool-size", 12, 1, 200);
  }
}
