package io.callscribe.connector;

import io.callscribe.api.ConnectorException;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;

/** A failure of the CRM as somebody meets it who waits for an answer: with the real reason. */
public final class CrmProblem {
  private CrmProblem() {}

  public static AppException of(ConnectorException failure) {
    return switch (failure) {
      case ConnectorException.Unavailable e -> unavailable(e);
      case ConnectorException.Ambiguous e -> unavailable(e);
      case ConnectorException.GrantExpired e ->
          refused("The CRM does not accept the credentials any more, connect again", e);
      case ConnectorException.Forbidden e -> refused("The CRM does not allow it", e);
      case ConnectorException.NotAvailableInPlan e ->
          refused("The CRM's plan does not offer it", e);
      case ConnectorException.Rejected e -> refused("The CRM rejects the data", e);
      case ConnectorException.NotFound e -> refused("It is not in the CRM", e);
      case ConnectorException.Changed e -> refused("It has changed in the CRM meanwhile", e);
      case ConnectorException.AlreadyExists e -> refused("The CRM has it already", e);
      case ConnectorException.Incomplete e -> refused("The CRM did a part of it only", e);
    };
  }

  private static AppException unavailable(ConnectorException e) {
    return new AppException(
        ErrorCode.CRM_UNAVAILABLE, "The CRM does not answer: " + e.getMessage(), e);
  }

  private static AppException refused(String what, ConnectorException e) {
    return new AppException(ErrorCode.CRM_REFUSED, what + ": " + e.getMessage(), e);
  }
}
