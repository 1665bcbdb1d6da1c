package io.callscribe.ringcentral;

import io.callscribe.Configuration;
import io.callscribe.account.ExtensionId;
import io.callscribe.settings.GivenConfig;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A company whose extensions are known without RingCentral. */
@Vetoed
public class KnownExtensions extends Directory {
  private final List<Extension> extensions;

  public KnownExtensions(Extension... extensions) {
    super(
        new RingCentral(
            Configuration.read(GivenConfig.of(Map.of())).ringCentral(), Clock.systemUTC()),
        Clock.systemUTC());
    this.extensions = List.of(extensions);
  }

  /** Somebody with an e-mail address. */
  public static Extension person(String id, String name, String email) {
    return of(id, name, "User", email);
  }

  /**
   * @param type RingCentral's word
   * @param email blank for none
   */
  public static Extension of(String id, String name, String type, String email) {
    return new Extension(
        new ExtensionId(id),
        Optional.of(id),
        name,
        type,
        email.isEmpty() ? Optional.empty() : Optional.of(email),
        false,
        Optional.empty());
  }

  @Override
  public List<Extension> extensions() {
    return extensions;
  }

  @Override
  public Optional<Extension> find(ExtensionId id) {
    return extensions.stream().filter(e -> e.id().equals(id)).findFirst();
  }
}
