package io.callscribe.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the database answers: without it no event could be made durable. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private static final int SECONDS = 2;

  private final DataSource database;

  @Inject
  DatabaseCheck(@Named("main") DataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    try (var connection = database.getConnection()) {
      return HealthCheckResponse.named("database").status(connection.isValid(SECONDS)).build();
    } catch (SQLException e) {
      return HealthCheckResponse.named("database").down().withData("error", "unreachable").build();
    }
  }
}
