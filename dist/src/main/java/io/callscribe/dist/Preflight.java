package io.callscribe.dist;

import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.HostConfig;
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
import org.jspecify.annotations.Nullable;

/** Finds in a moment, and says in one line, what would otherwise fail after a long start. */
final class Preflight {
  /** Held as long as the process lives; the system frees it however the process ends. */
  private static @Nullable FileLock lock;

  private Preflight() {}

  /**
   * @throws ConfigurationProblem if the server cannot start like this
   */
  static void check(HostConfig host) {
    var data = host.dataDirectory().toAbsolutePath();
    requireWritable(data);
    requireAlone(data);
    requireFree(host.bindAddress(), host.port());
  }

  private static void requireWritable(Path data) {
    try {
      Files.createDirectories(data);
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
