package io.callscribe.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** A secret that is configured, or else made once and kept in a file only its owner can read. */
public final class KeptSecret {
  private KeptSecret() {}

  /**
   * @param bytes how many random bytes a new secret has
   */
  public static Secret of(Optional<Secret> configured, Path file, int bytes) {
    return configured.orElseGet(() -> kept(file, bytes));
  }

  private static Secret kept(Path file, int bytes) {
    try {
      if (!Files.exists(file)) {
        write(file, bytes);
      }
      var value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw new IOException("the file is empty, delete it");
      }
      return new Secret(value);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a secret in " + file, e);
    }
  }

  private static void write(Path file, int bytes) throws IOException {
    var value = new byte[bytes];
    new SecureRandom().nextBytes(value);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return; // another thread was faster
    }
    Files.writeString(
        file,
        Base64.getUrlEncoder().withoutPadding().encodeToString(value) + "\n",
        StandardOpenOption.WRITE);
  }
}
