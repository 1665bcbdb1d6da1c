package io.callscribe.admin;

import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.Change;
import io.callscribe.settings.EffectiveSetting;
import io.callscribe.settings.EffectiveSetting.SetBy;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Changes the company's settings, but for those that begin or end logging: they have checks of
 * their own, in {@link SaveServerLogging}.
 */
@ApplicationScoped
public class ChangeSettings {
  private static final String ELSEWHERE = "server-logging.";

  private final Settings settings;

  @Inject
  ChangeSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param changes by name; what is sent back as it was shown is no change
   * @throws AppException as {@link Settings#change} does
   */
  public void change(AccountId account, Author by, Map<String, Change> changes) {
    var shown =
        settings.effective(account).stream()
            .filter(s -> s.setting().name().startsWith(ELSEWHERE))
            .collect(Collectors.toMap(s -> s.setting().name(), s -> s));
    var here = new HashMap<>(changes);
    shown.forEach(
        (name, setting) -> {
          var change = here.remove(name);
          if (change != null && !isNone(change, setting)) {
            throw new AppException(
                ErrorCode.INVALID_FIELD, name + " is changed by saving server-side logging");
          }
        });
    settings.change(account, by, here);
  }

  private static boolean isNone(Change change, EffectiveSetting shown) {
    return (!change.toDefault() || shown.setBy() == SetBy.DEFAULT)
        && change.value().orElse(shown.value()).equals(shown.value())
        && !change.mandated().orElse(false);
  }
}
