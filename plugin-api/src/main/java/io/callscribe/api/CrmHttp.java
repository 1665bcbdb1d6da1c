package io.callscribe.api;

/**
 * The host's HTTP client as a connector sees it.
 *
 * @since 1.0
 */
public interface CrmHttp {
  /**
   * Sends one request and waits for its answer. Redirects are followed on the tenant's host only;
   * every status is an answer, not an error.
   *
   * @throws ConnectorException.Unavailable if the connection could not be made: nothing was sent
   * @throws ConnectorException.Ambiguous if the request was sent and no whole answer came back; for
   *     a {@code GET} or {@code HEAD} it is {@code Unavailable}
   * @throws ConnectorException.Rejected if the address is not one the host allows
   */
  CrmResponse send(CrmRequest request);
}
