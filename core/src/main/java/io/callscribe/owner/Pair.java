package io.callscribe.owner;

import io.callscribe.api.CrmUser;

/** The CRM user who seems to be the same person as an extension, or why there is none. */
sealed interface Pair {
  record Found(CrmUser user) implements Pair {}

  /**
   * @param why half a sentence for the admin
   */
  record None(String why) implements Pair {}
}
