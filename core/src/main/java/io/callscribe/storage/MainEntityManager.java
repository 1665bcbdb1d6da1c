package io.callscribe.storage;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The only injection of a persistence context: a second one would be a second context, and a second
 * connection, in the same transaction.
 */
@ApplicationScoped
class MainEntityManager {
  @PersistenceContext(unitName = "main")
  private EntityManager manager;

  @Produces
  @MainDb
  @ApplicationScoped
  EntityManager manager() {
    return manager;
  }

  /** EclipseLink deploys at first use; inside a transaction that would take more connections. */
  void deploy(
      @Observes @Priority(LIBRARY_BEFORE + 50) @Initialized(ApplicationScoped.class) Object start) {
    manager.getEntityManagerFactory().createEntityManager().close();
  }
}
