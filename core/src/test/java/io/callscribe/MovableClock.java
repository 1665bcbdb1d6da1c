package io.callscribe;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a host in tests: it runs, and can be moved forward. */
public final class MovableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Takes the place of the product's clock. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Producer {
    @Produces
    @Singleton
    Clock clock() {
      return new MovableClock();
    }
  }

  public void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
