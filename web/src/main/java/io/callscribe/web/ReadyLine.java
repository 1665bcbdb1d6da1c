package io.callscribe.web;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_AFTER;

import io.callscribe.settings.HostConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator that the server is there, and where. */
@ApplicationScoped
class ReadyLine {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);
  private static final int AFTER_THE_WEB_SERVER = 500;

  private final HostConfig config;

  @Inject
  ReadyLine(HostConfig config) {
    this.config = config;
  }

  void say(
      @Observes
          @Priority(PLATFORM_AFTER + AFTER_THE_WEB_SERVER)
          @Initialized(ApplicationScoped.class)
          Object start) {
    LOG.info("Ready on http://{}:{}", config.bindAddress(), config.port());
  }
}
