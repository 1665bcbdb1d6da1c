package io.callscribe.tck;

import io.callscribe.api.ActivityId;
import io.callscribe.api.Capability;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.PhoneQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A CRM the kit may write to: a fake server of the vendor, or a test tenant. The kit asks for one
 * per test and closes it; it may be shared and need not be empty.
 *
 * @since 1.0
 */
public interface CrmSandbox extends AutoCloseable {
  /** A user who may do everything. */
  CrmSession session();

  /** The same address with credentials that the CRM once accepted and no longer does. */
  CrmSession expiredSession();

  /** An active user who may not create activities. */
  CrmSession restrictedSession();

  /** A contact whose number is {@link #knownNumber()}. */
  ContactId knownContact();

  /** A number that the known contact has, stored in another form than E.164 if the CRM allows. */
  PhoneQuery knownNumber();

  /** A number no contact has. */
  PhoneQuery unknownNumber();

  /**
   * An active user other than {@link #session()}'s. Asked for only with {@link
   * Capability#ASSIGN_OWNER}.
   */
  CrmUserId anotherUser();

  /**
   * Makes the CRM refuse the next create of an activity because of too many requests.
   *
   * @return the wait that the CRM will ask for; empty if it never names one
   */
  Optional<Duration> throttleNextCreate();

  /** Makes the CRM do the next create of an activity and break the connection before it answers. */
  void loseNextAnswer();

  /** Removes an activity for good, as a person in the CRM would. */
  void remove(ActivityId id);

  /** What the CRM holds for a contact, in any order, without a search lag. */
  List<StoredActivity> activitiesOf(ContactId contact);

  /**
   * The files beside an activity, in any order. Asked for only with {@link Capability#ATTACH_FILE},
   * which a sandbox without this method cannot prove.
   */
  default List<StoredFile> filesOf(ActivityId id) {
    throw new UnsupportedOperationException("ATTACH_FILE is declared: the kit has to read files");
  }

  @Override
  default void close() {}
}
