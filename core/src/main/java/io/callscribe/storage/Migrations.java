package io.callscribe.storage;

import static jakarta.interceptor.Interceptor.Priority.PLATFORM_AFTER;
import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date before anything else touches the database. */
@ApplicationScoped
class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private final String url;
  private final String user;
  private final String password;

  @Inject
  Migrations(
      @ConfigProperty(name = "javax.sql.DataSource.main.jdbcUrl") String url,
      @ConfigProperty(name = "javax.sql.DataSource.main.username", defaultValue = "callscribe")
          String user,
      @ConfigProperty(name = "javax.sql.DataSource.main.password", defaultValue = "")
          String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** On a connection of its own: the pool must not start before the metrics do. */
  void migrate(
      @Observes @Priority(PLATFORM_BEFORE) @Initialized(ApplicationScoped.class) Object start) {
    var result =
        Flyway.configure()
            .dataSource(url, user, password)
            .locations("classpath:db/migration")
            .placeholders(Database.of(url).types())
            .load()
            .migrate();
    if (result.migrationsExecuted > 0) {
      LOG.info("Database schema is now at version {}", result.targetSchemaVersion);
    }
  }

  /**
   * Last of all. Derby is not closed by the pool; a clean close saves the recovery at the next
   * start.
   */
  void close(
      @Observes @Priority(PLATFORM_AFTER) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (Database.of(url) == Database.DERBY) {
      closeDerby();
    }
  }

  private void closeDerby() {
    var name = url.replaceFirst(";.*$", "");
    try (var never = DriverManager.getConnection(name + ";shutdown=true")) {
      LOG.warn("Derby did not confirm that it closed {}", never);
    } catch (SQLException e) {
      // Derby confirms a shutdown by this exception.
      LOG.debug("Derby closed: {}", e.getMessage());
    }
  }
}
