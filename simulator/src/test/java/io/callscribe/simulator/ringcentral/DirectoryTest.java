package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
