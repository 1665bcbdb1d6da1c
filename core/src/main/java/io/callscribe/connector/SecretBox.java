package io.callscribe.connector;

import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.HostConfig;
import io.callscribe.settings.KeptSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must not lie readable in the database: AES-256-GCM with a random nonce. */
@ApplicationScoped
class SecretBox {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY = 32;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  @Inject
  SecretBox(HostConfig config) {
    var text =
        KeptSecret.of(config.secretsKey(), config.dataDirectory().resolve("secrets-key"), KEY);
    this.key = new SecretKeySpec(decoded(text.value()), "AES");
  }

  private static byte[] decoded(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
      if (bytes.length == KEY) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigurationProblem(
          "callscribe.secrets.key is not Base64, expected 32 bytes of it");
    }
    throw new ConfigurationProblem(
        "callscribe.secrets.key has the wrong length, expected 32 bytes");
  }

  /**
   * @param context what the value belongs to; it opens only with the same
   */
  String seal(String value, String context) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, context)
              .doFinal(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  String open(String sealed, String context) {
    var bytes = Base64.getDecoder().decode(sealed);
    var nonce = new byte[NONCE];
    System.arraycopy(bytes, 0, nonce, 0, NONCE);
    try {
      var value =
          cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(bytes, NONCE, bytes.length - NONCE);
      return new String(value, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A stored credential cannot be decrypted: callscribe.secrets.key has changed", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
