package io.callscribe.api;

/**
 * What an activity's texts may be in this CRM.
 *
 * @param maxLength characters (UTF-16 units) of the body, at least 500
 * @param maxSubjectLength characters of the subject; 0 if the CRM has no subject, in which case the
 *     host puts it on the first line of the body
 * @since 1.0
 */
public record BodySupport(BodyFormat format, int maxLength, int maxSubjectLength) {
  public BodySupport {
    if (maxLength < 500 || maxSubjectLength < 0) {
      throw new IllegalArgumentException("Body limits out of range: " + maxLength);
    }
  }
}
