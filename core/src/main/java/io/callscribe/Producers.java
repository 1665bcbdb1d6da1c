package io.callscribe;

import io.callscribe.activity.ActivityConfig;
import io.callscribe.admin.ServerLoggingConfig;
import io.callscribe.call.CallConfig;
import io.callscribe.connector.ConnectorConfig;
import io.callscribe.contact.ContactConfig;
import io.callscribe.owner.OwnerConfig;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.settings.HostConfig;
import io.callscribe.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hands each capability its part of the configuration, and the time. */
@ApplicationScoped
class Producers {
  private final Configuration configuration = Configuration.read(ConfigProvider.getConfig());

  @Produces
  @Singleton
  HostConfig host() {
    return configuration.host();
  }

  @Produces
  @Singleton
  RingCentralConfig ringCentral() {
    return configuration.ringCentral();
  }

  @Produces
  @Singleton
  ConnectorConfig connector() {
    return configuration.connector();
  }

  @Produces
  @Singleton
  CallConfig call() {
    return configuration.call();
  }

  @Produces
  @Singleton
  ContactConfig contact() {
    return configuration.contact();
  }

  @Produces
  @Singleton
  OwnerConfig owner() {
    return configuration.owner();
  }

  @Produces
  @Singleton
  ActivityConfig activity() {
    return configuration.activity();
  }

  @Produces
  @Singleton
  WorkConfig work() {
    return configuration.work();
  }

  @Produces
  @Singleton
  ServerLoggingConfig serverLogging() {
    return configuration.serverLogging();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
