package io.callscribe.simulator.ringcentral;

import java.util.Optional;

/** Says which filters stay silent because somebody lacks a right. */
final class FilterRights {
  private final Switches switches;
  private final Permissions permissions;

  /** Why a filter is accepted but not active. */
  record Refusal(String code, String message) {}

  FilterRights(Switches switches, Permissions permissions) {
    this.switches = switches;
    this.permissions = permissions;
  }

  Optional<Refusal> refusal(Filter filter, String subscriber) {
    if (switches.isScopeDenied(filter.kind().scope())
        || (filter.kind() == Filter.Kind.INSIGHTS && switches.isInsightsFilterDisabled())) {
      return Optional.of(
          new Refusal("CMN-401", ApiError.scopeMissing(filter.kind().scope()).getMessage()));
    }
    return neededPermission(filter, subscriber)
        .filter(permission -> !permissions.has(subscriber, permission))
        .map(
            permission ->
                new Refusal("CMN-408", ApiError.permissionMissing(permission).getMessage()));
  }

  private static Optional<String> neededPermission(Filter filter, String subscriber) {
    return switch (filter.kind()) {
      case ACCOUNT_CALLS -> Optional.of("ReadCompanyCallLog");
      case INSIGHTS -> Optional.of("ReadCompanyCallRecording");
      case EXTENSION_CALLS ->
          filter.extensionId().equals(subscriber)
              ? Optional.empty()
              : Optional.of("ReadCompanyCallLog");
      case EXTENSIONS -> Optional.empty();
    };
  }
}
