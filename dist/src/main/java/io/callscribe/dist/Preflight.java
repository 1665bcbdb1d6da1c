package io.callscribe.dist;

import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.HostConfig;
import io.callscribe.storage.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Finds in a moment, and says in one line, what would otherwise fail after a long start. */
final class Preflight {
  /** Held as long as the process lives; the system frees it however the process ends. */
  private static @Nullable FileLock lock;

  private static final int LOGIN_SECONDS = 10;

  private Preflight() {}

  /**
   * @throws ConfigurationProblem if the server cannot start like this
   */
  static void check(HostConfig host, Config config) {
    var data = host.dataDirectory().toAbsolutePath();
    requireWritable(data);
    requireAlone(data);
    requireFree(host.bindAddress(), host.port());
    requireDatabase(config);
  }

  /** Derby is made at need; another server has to be there. */
  private static void requireDatabase(Config config) {
    var url = config.getValue("javax.sql.DataSource.main.jdbcUrl", String.class);
    if (Database.of(url) != Database.POSTGRESQL) {
      return;
    }
    var password = config.getOptionalValue("callscribe.database.password", String.class).orElse("");
    DriverManager.setLoginTimeout(LOGIN_SECONDS);
    try (var connection =
        DriverManager.getConnection(
            url, config.getValue("callscribe.database.user", String.class), password)) {
      connection.isValid(LOGIN_SECONDS);
    } catch (SQLException e) {
      throw new ConfigurationProblem(
          "callscribe.database.url is '%s', and the database does not let us in: %s"
              .formatted(url.replaceFirst("\\?.*", ""), firstLine(e.getMessage())));
    }
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  private static void requireWritable(Path data) {
    try {
      if (!Files.exists(data)) {
        Files.createDirectories(data);
        // Numbers and transcripts lie in it.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new ConfigurationProblem(
          "callscribe.data.directory is '%s', and it cannot be made: %s"
              .formatted(data, reason(e)));
    }
    if (!Files.isWritable(data)) {
      throw new ConfigurationProblem(
          "callscribe.data.directory is '%s', expected a directory this user can write to"
              .formatted(data));
    }
  }

  private static void requireAlone(Path data) {
    var file = data.resolve("callscribe.lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      throw new ConfigurationProblem(
          "callscribe.data.directory is '%s', and it cannot be locked: %s"
              .formatted(data, reason(e)));
    }
    if (lock == null) {
      throw new ConfigurationProblem(
          "callscribe.data.directory is '%s', and another Callscribe is using it".formatted(data));
    }
  }

  private static void requireFree(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new ConfigurationProblem(
          "callscribe.http.port is '%d', and %s:%d cannot be listened on: %s"
              .formatted(port, address, port, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
