package io.callscribe.owner;

import io.callscribe.api.CrmUser;
import io.callscribe.ringcentral.Extension;
import java.util.Locale;

/** What a person of RingCentral and a user of the CRM have in common if they are the same. */
public enum Basis {
  /** Compared without regard to case. */
  EMAIL("e-mail address") {
    @Override
    String of(Extension person) {
      return person.email().orElse("").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    String of(CrmUser user) {
      return user.email().orElse("").strip().toLowerCase(Locale.ROOT);
    }
  },

  /** The full name, letter by letter. A hint for the admin and never more. */
  NAME("name") {
    @Override
    String of(Extension person) {
      return person.name().strip();
    }

    @Override
    String of(CrmUser user) {
      return user.name().strip();
    }
  };

  private final String word;

  Basis(String word) {
    this.word = word;
  }

  /** What a person calls it. */
  String word() {
    return word;
  }

  /** Blank if there is none. */
  abstract String of(Extension person);

  /** Blank if there is none. */
  abstract String of(CrmUser user);
}
