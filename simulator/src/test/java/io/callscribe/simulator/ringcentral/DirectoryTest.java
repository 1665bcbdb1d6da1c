package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callscribe.simulator.http.Api;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
  private static final String ACCOUNT = "/restapi/v1.0/account/~";
  private static final String TOM = ACCOUNT + "/extension/801234007";

  private final Lab lab =
      new Lab(options -> options.withJwts(Map.of("demo-jwt", "101", "tom-jwt", "102")));
  private Api admin = Api.of(lab.simulator.uri());

  @BeforeEach
  void signIn() {
    admin = lab.admin();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void the_account_has_a_main_number_and_a_home_country() {
    var account = admin.get(ACCOUNT).json();

    assertThat(account.getJsonNumber("id").longValue()).isEqualTo(801234004L);
    assertThat(account.getString("mainNumber")).isEqualTo("+15551230000");
    var region = account.getJsonObject("regionalSettings");
    assertThat(region.getJsonObject("homeCountry").getString("isoCode")).isEqualTo("US");
    assertThat(region.getJsonObject("timezone").getString("name")).isEqualTo("America/New_York");
  }

  @Test
  void the_list_of_extensions_comes_in_pages() {
    var first = admin.get(ACCOUNT + "/extension?perPage=5").json();
    var next = first.getJsonObject("navigation").getJsonObject("nextPage").getString("uri");
    var second = admin.get(next).json();

    assertThat(first.getJsonArray("records")).hasSize(5);
    assertThat(first.getJsonObject("paging").getInt("totalElements")).isEqualTo(7);
    assertThat(second.getJsonArray("records")).hasSize(2);
    assertThat(second.getJsonObject("navigation")).doesNotContainKey("nextPage");
  }

  @Test
  void extensions_are_filtered_by_type_and_number() {
    assertThat(admin.get(ACCOUNT + "/extension?type=User").json().getJsonArray("records"))
        .hasSize(5);
    assertThat(
            admin
                .get(ACCOUNT + "/extension?extensionNumber=104")
                .json()
                .getJsonArray("records")
                .getJsonObject(0)
                .getString("name"))
        .isEqualTo("Lena Ortiz");
  }

  @Test
  void ids_are_numbers_in_extensions_and_text_in_their_account() {
    var tom = admin.get(TOM).json();

    assertThat(tom.getJsonNumber("id").longValue()).isEqualTo(801234007L);
    assertThat(tom.getJsonObject("account").getString("id")).isEqualTo("801234004");
    assertThat(tom.getJsonObject("contact").getString("email")).startsWith("tom@");
    assertThat(isAdmin(tom)).isFalse();
    assertThat(isAdmin(admin.get(ACCOUNT + "/extension/~").json())).isTrue();
  }

  private static boolean isAdmin(JsonObject extension) {
    return extension.getJsonObject("permissions").getJsonObject("admin").getBoolean("enabled");
  }

  @Test
  void an_unknown_extension_is_not_found() {
    var answer = admin.get(ACCOUNT + "/extension/1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorCode()).isEqualTo("CMN-102");
  }

  @Test
  void permissions_are_checked_without_an_error_status() {
    var check = "/authz-profile/check?permissionId=ReadCompanyCallLog";
    var tom = lab.signedIn("tom-jwt");

    var granted = admin.get(ACCOUNT + "/extension/~" + check).json();
    var refused = tom.get(ACCOUNT + "/extension/~" + check).json();

    assertThat(granted.getBoolean("successful")).isTrue();
    assertThat(granted.getJsonObject("details").getJsonArray("scopes").getString(0))
        .isEqualTo("Account");
    assertThat(refused.getBoolean("successful")).isFalse();
    assertThat(refused).doesNotContainKey("details");
  }

  @Test
  void a_denied_permission_fails_the_check_and_the_request() {
    lab.simulator.switches().deny("ReadCompanyCallLog");

    var check =
        admin.get(ACCOUNT + "/extension/~/authz-profile/check?permissionId=ReadCompanyCallLog");
    var log = admin.get(Lab.LOG);

    assertThat(check.json().getBoolean("successful")).isFalse();
    assertThat(log.status()).isEqualTo(403);
    assertThat(log.errorCode()).isEqualTo("CMN-408");
    assertThat(log.json().getString("permissionName")).isEqualTo("ReadCompanyCallLog");
  }

  @Test
  void a_missing_scope_is_reported_and_absent_from_new_tokens() {
    lab.simulator.switches().denyScope("ReadCallLog");

    var log = admin.get(Lab.LOG);
    var token = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();

    assertThat(log.status()).isEqualTo(403);
    assertThat(log.json().getString("errorCode")).isEqualTo("InsufficientPermissions");
    assertThat(log.errorCode()).isEqualTo("CMN-401");
    assertThat(token.getString("scope")).doesNotContain("ReadCallLog ");
  }

  @Test
  void an_agent_may_not_read_the_log_of_the_company_or_of_a_colleague() {
    var tom = lab.signedIn("tom-jwt");

    assertThat(tom.get(Lab.LOG).errorCode()).isEqualTo("CMN-408");
    assertThat(tom.get(ACCOUNT + "/extension/801234008/call-log").status()).isEqualTo(403);
    assertThat(tom.get(ACCOUNT + "/extension/~/call-log").status()).isEqualTo(200);
  }

  @Test
  void features_tell_who_has_the_insights_licence() {
    assertThat(hasLicence("801234009")).isTrue();
    assertThat(hasLicence("801234010")).isFalse();
  }

  private boolean hasLicence(String extensionId) {
    return admin
        .get(ACCOUNT + "/extension/" + extensionId + "/features?featureId=RingSenseForSales")
        .json()
        .getJsonArray("records")
        .getJsonObject(0)
        .getBoolean("available");
  }

  @Test
  void everybody_has_a_time_zone_of_their_own() {
    var people = admin.get(ACCOUNT + "/extension?type=User").json().getJsonArray("records");

    assertThat(people.getValuesAs(JsonObject.class))
        .extracting(DirectoryTest::zone)
        .containsExactly(
            "America/New_York",
            "America/New_York",
            "America/Los_Angeles",
            "America/Los_Angeles",
            "America/New_York");
    assertThat(zone(admin.get(TOM).json())).isEqualTo("America/New_York");
  }

  private static String zone(JsonObject extension) {
    return extension.getJsonObject("regionalSettings").getJsonObject("timezone").getString("name");
  }

  @Test
  void a_licence_can_be_taken_and_given() {
    lab.simulator.switches().licence("104", false).licence("105", true);

    assertThat(hasLicence("801234009")).isFalse();
    assertThat(hasLicence("801234010")).isTrue();
    assertThatThrownBy(() -> lab.simulator.switches().licence("2001", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_licences_in_the_account_nobody_has_one() {
    lab.simulator.switches().licence("105", true).licences(false);

    var features = admin.get(TOM + "/features?featureId=RingSenseForSales").json();

    assertThat(hasLicence("801234010")).isFalse();
    assertThat(
            features
                .getJsonArray("records")
                .getJsonObject(0)
                .getJsonObject("reason")
                .getString("code"))
        .isEqualTo("AccountLimitation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReadRingSenseInsights", "ReadCompanyCallRecording"})
  void what_insights_need_can_be_checked_and_denied(String permission) {
    var check = ACCOUNT + "/extension/~/authz-profile/check?permissionId=" + permission;

    var granted = admin.get(check).json().getBoolean("successful");
    lab.simulator.switches().deny(permission);
    var denied = admin.get(check).json().getBoolean("successful");
    lab.simulator.switches().allow(permission);

    assertThat(granted).isTrue();
    assertThat(denied).isFalse();
    assertThat(admin.get(check).json().getBoolean("successful")).isTrue();
  }

  @Test
  void roles_numbers_and_queues_can_be_read() {
    var role = admin.get(ACCOUNT + "/extension/~/assigned-role").json();
    var numbers = admin.get(ACCOUNT + "/phone-number").json();
    var queues = admin.get(ACCOUNT + "/call-queues").json();
    var members = admin.get(ACCOUNT + "/call-queues/801234020/members").json();

    assertThat(role.getJsonArray("records").getJsonObject(0).getString("id")).isEqualTo("1");
    assertThat(numbers.getJsonArray("records")).hasSize(7);
    assertThat(queues.getJsonArray("records").getJsonObject(0).getString("name"))
        .isEqualTo("Support Queue");
    assertThat(members.getJsonArray("records")).hasSize(2);
    assertThat(admin.get(ACCOUNT + "/extension/~/authz-profile").json()).containsKey("permissions");
  }
}
