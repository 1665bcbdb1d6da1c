package io.callscribe.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure, typed by what the host does next. Messages are sentences for an admin or agent: they
 * say what the CRM refused in the CRM's own words, and carry no secret, no number and no note.
 *
 * @since 1.0
 */
public abstract sealed class ConnectorException extends RuntimeException {
  private ConnectorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The grant is gone: the host asks the person to reconnect and holds the calls until then. */
  public static final class GrantExpired extends ConnectorException {
    public GrantExpired(String message) {
      super(message, null);
    }
  }

  /** The user may not do this: the host tries the next owner, or tells the admin. */
  public static final class Forbidden extends ConnectorException {
    public Forbidden(String message) {
      super(message, null);
    }
  }

  /** The CRM refuses the data: never repeated as it is; the reason reaches a person. */
  public static final class Rejected extends ConnectorException {
    private final Map<String, String> fields;

    /**
     * @param fields reasons by field key; empty if the CRM names none
     */
    public Rejected(String message, Map<String, String> fields) {
      super(message, null);
      this.fields = Map.copyOf(fields);
    }

    public Rejected(String message) {
      this(message, Map.of());
    }

    public Map<String, String> fields() {
      return fields;
    }
  }

  /** The record is not there, or not for this user. */
  public static final class NotFound extends ConnectorException {
    public NotFound(String message) {
      super(message, null);
    }
  }

  /** The record changed since it was read: the host reads, merges and tries again. */
  public static final class Changed extends ConnectorException {
    public Changed(String message) {
      super(message, null);
    }
  }

  /** The CRM says a record with this reference exists: the host adopts it. */
  public static final class AlreadyExists extends ConnectorException {
    private final ActivityId existing;

    public AlreadyExists(String message, ActivityId existing) {
      super(message, null);
      this.existing = existing;
    }

    public ActivityId existing() {
      return existing;
    }
  }

  /** Nothing was done and it may work later: down, throttled, locked, out of quota. */
  public static final class Unavailable extends ConnectorException {
    private final Optional<Duration> retryAfter;

    /**
     * @param retryAfter what the CRM asked for; absent lets the host choose
     */
    public Unavailable(String message, Optional<Duration> retryAfter) {
      super(message, null);
      this.retryAfter = retryAfter;
    }

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
      this.retryAfter = Optional.empty();
    }

    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** The request may or may not have been done: the host looks before it repeats anything. */
  public static final class Ambiguous extends ConnectorException {
    public Ambiguous(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Some steps of a write are done and one failed: the host resumes with them. */
  public static final class Incomplete extends ConnectorException {
    private final WriteResult soFar;

    public Incomplete(WriteResult soFar, ConnectorException cause) {
      super(cause.getMessage() == null ? "A step failed" : cause.getMessage(), cause);
      this.soFar = soFar;
    }

    public WriteResult soFar() {
      return soFar;
    }
  }

  /** The tenant's plan or set-up lacks something: given up until an admin changes it. */
  public static final class NotAvailableInPlan extends ConnectorException {
    public NotAvailableInPlan(String message) {
      super(message, null);
    }
  }
}
