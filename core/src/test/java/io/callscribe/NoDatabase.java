package io.callscribe;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;

/** For a repository whose rows a test keeps itself. */
public final class NoDatabase {
  private NoDatabase() {}

  /** Refuses everything. */
  public static EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            NoDatabase.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException("There is no database for " + method);
            });
  }
}
