package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.ActivityReference;
import io.callscribe.call.SessionKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static ActivityReference of(String account, String session, String extension, String to) {
    return References.of(
        new SessionKey(new AccountId(account), new SessionId(session)),
        new ExtensionId(extension),
        to);
  }

  @Test
  void the_same_call_person_and_connector_always_have_the_same_reference() {
    assertThat(of("11", "s-one", "101", "democrm"))
        .isEqualTo(of("11", "s-one", "101", "democrm"))
        .isEqualTo(new ActivityReference("cs-8504550707abfb1972c31a7040339a8a"));
  }

  @Test
  void any_other_has_another() {
    assertThat(
            Set.of(
                of("11", "s-one", "101", "democrm"),
                of("12", "s-one", "101", "democrm"),
                of("11", "s-two", "101", "democrm"),
                of("11", "s-one", "102", "democrm"),
                of("11", "s-one", "101", "other")))
        .hasSize(5)
        .allSatisfy(r -> assertThat(r.value()).hasSizeLessThanOrEqualTo(40));
  }
}
