package io.callscribe.connector;

import io.callscribe.account.AccountId;
import io.callscribe.api.ConnectorException;
import io.helidon.faulttolerance.Bulkhead;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.FaultTolerance;
import io.helidon.faulttolerance.FtHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Breaker and bulkhead per connector and account: a sick CRM stays alone. */
@ApplicationScoped
class Guards {
  static final Duration BREAK = Duration.ofSeconds(5);
  private static final int VOLUME = 10;
  private static final int ERROR_PERCENT = 60;

  private final Map<Key, FtHandler> guards = new ConcurrentHashMap<>();
  private final ConnectorConfig config;

  private record Key(String connector, AccountId account) {}

  @Inject
  Guards(ConnectorConfig config) {
    this.config = config;
  }

  FtHandler of(String connector, AccountId account) {
    return guards.computeIfAbsent(new Key(connector, account), this::guard);
  }

  private FtHandler guard(Key key) {
    var breaker =
        CircuitBreaker.builder()
            .volume(VOLUME)
            .errorRatio(ERROR_PERCENT)
            .delay(BREAK)
            .addApplyOn(ConnectorException.Unavailable.class)
            .addApplyOn(ConnectorException.Ambiguous.class)
            .build();
    var bulkhead = Bulkhead.builder().limit(config.parallelCalls()).queueLength(1000).build();
    return FaultTolerance.builder().add(breaker).add(bulkhead).build();
  }
}
