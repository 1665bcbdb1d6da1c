package io.callscribe.ringcentral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** RingCentral did not do what was asked. The message bears no token. */
public abstract sealed class RingCentralException extends RuntimeException {
  private RingCentralException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** No answer, or a 5xx: the same request may work later. */
  public static final class Unavailable extends RingCentralException {
    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The budget of requests is used up; nothing was sent, or RingCentral said so. */
  public static final class Throttled extends RingCentralException {
    private final Instant until;

    public Throttled(String message, Instant until) {
      super(message, null);
      this.until = until;
    }

    public Instant until() {
      return until;
    }
  }

  /** The credential no longer works: an admin has to act. */
  public static final class Unauthorized extends RingCentralException {
    public Unauthorized(String message) {
      super(message, null);
    }
  }

  /** Refused for good: a permission is missing, or the request is wrong. */
  public static final class Refused extends RingCentralException {
    private final int status;
    private final String code;

    public Refused(int status, String code, String message) {
      super(message, null);
      this.status = status;
      this.code = code;
    }

    public int status() {
      return status;
    }

    /** RingCentral's own, for example {@code CMN-401}; may be empty. */
    public String code() {
      return code;
    }
  }
}
