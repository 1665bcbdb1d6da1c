package io.callscribe.simulator.ringcentral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** User permissions: an administrator has all, the others have what concerns themselves. */
final class Permissions {
  private static final Map<String, String> COMPANY_WIDE =
      Map.of(
          "ReadCompanyCallLog", "Account",
          "FullCompanyCallLog", "Account",
          "ReadCompanyCallRecording", "Account",
          "ReadCompanyCallRecordings", "Account",
          "ReadRingSenseInsights", "AllExtensions",
          "ReadCompanyPhoneNumbers", "Account",
          "ReadUserRoles", "Account");
  private static final Map<String, String> EVERYBODY =
      Map.of(
          "ReadCallLog", "Self",
          "ReadCallRecording", "Self",
          "ReadMessages", "Self",
          "ReadExtensions", "AllExtensions",
          "ReadCompanyInfo", "Account",
          "ReadAssignedRoles", "AllExtensions",
          "ReadUserPhoneNumbers", "Self");

  private final Switches switches;

  Permissions(Switches switches) {
    this.switches = switches;
  }

  boolean has(String extensionId, String permissionId) {
    return scope(extensionId, permissionId).isPresent();
  }

  /** How far a granted permission reaches; empty if it is not granted. */
  Optional<String> scope(String extensionId, String permissionId) {
    if (switches.isDenied(permissionId)) {
      return Optional.empty();
    }
    var own = EVERYBODY.get(permissionId);
    if (own != null) {
      return Optional.of(own);
    }
    return isAdmin(extensionId)
        ? Optional.ofNullable(COMPANY_WIDE.get(permissionId))
        : Optional.empty();
  }

  List<String> all(String extensionId) {
    Set<String> known =
        Stream.concat(COMPANY_WIDE.keySet().stream(), EVERYBODY.keySet().stream())
            .collect(Collectors.toSet());
    return known.stream().filter(id -> has(extensionId, id)).sorted().toList();
  }

  static boolean isAdmin(String extensionId) {
    return Account.findById(extensionId).map(Extension::admin).orElse(false);
  }
}
