package io.callscribe.api;

import java.time.Instant;

/**
 * Takes what the CRM said about its limits; the host slows down before the CRM refuses.
 *
 * @since 1.0
 */
public interface RateSink {
  /**
   * @param bucket the CRM's name for the limit, for example {@code daily}
   * @param remaining requests left in the bucket
   * @param resetAt when the bucket is full again
   */
  void report(String bucket, long limit, long remaining, Instant resetAt);
}
