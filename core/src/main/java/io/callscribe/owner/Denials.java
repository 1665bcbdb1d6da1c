package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.connector.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers for a while whom the CRM refused to create activities. What was refused before a person
 * connected anew does not count.
 */
@ApplicationScoped
public class Denials {
  private static final Logger LOG = LoggerFactory.getLogger(Denials.class);
  private static final int EVIDENCE = 1000;

  /** Calls of one person are refused at once, and would add the same row. */
  private final ReentrantLock saving = new ReentrantLock();

  private final CreateDenials denials;
  private final OwnerConfig config;
  private final Clock clock;

  @Inject
  Denials(CreateDenials denials, OwnerConfig config, Clock clock) {
    this.denials = denials;
    this.config = config;
    this.clock = clock;
  }

  /**
   * At worst nothing is remembered, and the CRM refuses once more.
   *
   * @param extension whose own credentials were refused
   * @param evidence the CRM's words
   */
  public void remember(
      AccountId account, ExtensionId extension, String connector, String evidence) {
    var now = clock.instant();
    var denial = new Denial(evidence.substring(0, Math.min(evidence.length(), EVIDENCE)), now);
    saving.lock();
    try {
      denials.save(account, extension, connector, denial, now.plus(config.denialMemory()));
    } catch (PersistenceException e) {
      // Another node remembers the same at this moment, and one of them is enough.
      LOG.debug("A refused create of {} is not remembered", extension, e);
    } finally {
      saving.unlock();
    }
  }

  Optional<Denial> find(Connection own) {
    return denials
        .find(own.account(), own.holder(), own.connectorId(), clock.instant())
        .filter(d -> d.at().isAfter(own.connectedAt()));
  }
}
