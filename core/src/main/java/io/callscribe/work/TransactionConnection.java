package io.callscribe.work;

import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the running transaction as a data source, so that a job is enqueued in the very
 * transaction that makes it necessary.
 */
@ApplicationScoped
class TransactionConnection implements DataSource {
  private final EntityManager rows;

  @Inject
  TransactionConnection(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  @Override
  public Connection getConnection() {
    return keptOpen(current());
  }

  /** There is no connection before the first statement, so a harmless one makes it. */
  private Connection current() {
    var connection = rows.unwrap(Connection.class);
    if (connection == null) {
      rows.createNativeQuery("select count(*) from scheduled_tasks where 1 = 0").getSingleResult();
      connection = rows.unwrap(Connection.class);
    }
    if (connection == null) {
      throw new IllegalStateException("A job is enqueued outside of a transaction");
    }
    return connection;
  }

  /** The transaction closes it, not the scheduler. */
  private static Connection keptOpen(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            TransactionConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("java.util.logging");
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
