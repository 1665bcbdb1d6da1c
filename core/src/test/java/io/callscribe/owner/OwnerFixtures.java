package io.callscribe.owner;

import io.callscribe.NoDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.settings.LoggingSettings;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maya is the admin, Tom an agent. */
final class OwnerFixtures {
  static final AccountId ACCOUNT = new AccountId("11");
  static final ExtensionId MAYA = new ExtensionId("101");
  static final ExtensionId TOM = new ExtensionId("102");
  static final OwnerConfig CONFIG = new OwnerConfig(Duration.ofHours(1));
  static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");

  private OwnerFixtures() {}

  /** With these changes: name, value, name, value … */
  static LoggingSettings settings(String... changes) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    return LoggingSettings.of(values);
  }

  static CrmUser user(String id, String name, String email) {
    return new CrmUser(
        new CrmUserId(id), name, email.isEmpty() ? Optional.empty() : Optional.of(email), true);
  }

  static CrmUser inactive(CrmUser user) {
    return new CrmUser(user.id(), user.name(), user.email(), false);
  }

  static UserMapping mapped(String id, String name) {
    return new UserMapping.Mapped(new MappedUser(new CrmUserId(id), name));
  }

  static CrmUsers.Listed listed(CrmUser... users) {
    return new CrmUsers.Listed(List.of(users), true);
  }

  /** Mappings in memory. */
  @Vetoed
  static final class KnownMappings extends UserMappings {
    private final Map<ExtensionId, UserMapping> all = new HashMap<>();

    KnownMappings() {
      super(NoDatabase.entityManager(), Clock.systemUTC());
    }

    @Override
    public Optional<UserMapping> find(AccountId account, ExtensionId extension) {
      return Optional.ofNullable(all.get(extension));
    }

    @Override
    public Map<ExtensionId, UserMapping> all(AccountId account) {
      return Map.copyOf(all);
    }

    @Override
    void save(AccountId account, ExtensionId extension, UserMapping mapping) {
      all.put(extension, mapping);
    }
  }

  /** Refusals in memory. */
  @Vetoed
  static final class KnownDenials extends CreateDenials {
    private final Map<List<Object>, Denial> denials = new HashMap<>();
    private final Map<List<Object>, Instant> ends = new HashMap<>();

    KnownDenials() {
      super(NoDatabase.entityManager());
    }

    @Override
    Optional<Denial> find(AccountId account, ExtensionId extension, String connector, Instant now) {
      var key = List.<Object>of(account, extension, connector);
      return Optional.ofNullable(denials.get(key)).filter(d -> ends.get(key).isAfter(now));
    }

    @Override
    void save(
        AccountId account, ExtensionId extension, String connector, Denial denial, Instant until) {
      var key = List.<Object>of(account, extension, connector);
      denials.put(key, denial);
      ends.put(key, until);
    }
  }
}
