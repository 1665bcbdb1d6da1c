package io.callscribe.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * One CRM as the host sees it; a plugin JAR supplies exactly one, public, with a public constructor
 * without parameters and annotated {@code @org.pf4j.Extension}.
 *
 * <p><b>Life.</b> The host creates the connector once when the JAR is loaded and reads {@link
 * #descriptor()} once. A connector keeps no state between calls.
 *
 * <p><b>Threads.</b> Called in parallel, each call on a thread of its own, with the plugin's class
 * loader as context class loader. An interrupt means the time limit has passed.
 *
 * <p><b>Nulls.</b> None in, none out.
 *
 * <p><b>Errors.</b> Only {@link ConnectorException} is a failure of the CRM; anything else, linkage
 * errors included, is reported as a defect of the connector. A connector does not retry: the host
 * does, per connector and account. A status code alone is never taken for success.
 *
 * <p><b>Capabilities.</b> A method whose capability the descriptor does not declare is never
 * called.
 *
 * @since 1.0
 */
public interface CrmConnector extends ExtensionPoint {
  /** What the connector is and can; the same value every time. */
  ConnectorDescriptor descriptor();

  /**
   * Where the person authorises the host. Only for {@link AuthenticationKind#OAUTH2}.
   *
   * @param session without credentials
   */
  default URI authorizationPage(CrmSession session, AuthorizationRequest request) {
    throw new UnsupportedOperationException("OAUTH2 is not declared");
  }

  /**
   * Turns the answer of the authorisation page into credentials.
   *
   * @param session without credentials
   * @throws ConnectorException.GrantExpired if the code was used, has expired or was refused
   */
  default CrmCredentials exchange(CrmSession session, AuthorizationAnswer answer) {
    throw new UnsupportedOperationException("OAUTH2 is not declared");
  }

  /**
   * Renews credentials that are about to expire. The host makes sure that nobody else renews the
   * same ones at the same time.
   *
   * @throws ConnectorException.GrantExpired if the person has to authorise again
   */
  default CrmCredentials refresh(CrmSession session) {
    return session.credentials();
  }

  /** Gives the credentials back to the CRM, as far as it offers that. */
  default void disconnect(CrmSession session) {}

  /**
   * Who the session speaks for; also the proof that the credentials work.
   *
   * @throws ConnectorException.GrantExpired if the CRM does not accept them
   */
  Identity identity(CrmSession session);

  /**
   * Contacts with a number. Needs {@link Capability#FIND_CONTACT_BY_PHONE}.
   *
   * @return at most a few pages; {@link Page#truncated()} if the connector gave up earlier
   */
  default Page<Contact> findContacts(CrmSession session, PhoneQuery query) {
    throw undeclared(Capability.FIND_CONTACT_BY_PHONE);
  }

  /** Contacts with a name. Needs {@link Capability#FIND_CONTACT_BY_NAME}. */
  default Page<Contact> findContacts(CrmSession session, NameQuery query) {
    throw undeclared(Capability.FIND_CONTACT_BY_NAME);
  }

  /** Makes a contact. Needs {@link Capability#CREATE_CONTACT}. */
  default Contact createContact(CrmSession session, NewContact contact) {
    throw undeclared(Capability.CREATE_CONTACT);
  }

  /** Choices that depend on a contact. Needs {@link Capability#CONTACT_OPTIONS}. */
  default OptionSet optionsFor(CrmSession session, ContactId contact) {
    throw undeclared(Capability.CONTACT_OPTIONS);
  }

  /**
   * Writes the record of a call. ACT-1: the reference is stored so that {@link #findByReference}
   * finds it, and where the CRM can refuse a second record with it, it does. ACT-2: the start is
   * kept to the second. Needs {@link Capability#CREATE_ACTIVITY}.
   *
   * @param done steps that an earlier, incomplete write has finished, empty at first; they are not
   *     repeated (ACT-3)
   * @throws ConnectorException.Forbidden if the user may not create, or not for this owner
   * @throws ConnectorException.AlreadyExists if the CRM knows the reference
   * @throws ConnectorException.Ambiguous if it is not known whether the record was made
   * @throws ConnectorException.Incomplete if a later step failed
   */
  default WriteResult createActivity(
      CrmSession session, ActivityDraft draft, List<WriteStep> done) {
    throw undeclared(Capability.CREATE_ACTIVITY);
  }

  /**
   * The records with a reference: none, one, or more if something went wrong earlier. Needs {@link
   * Capability#UNIQUE_REFERENCE}, {@link Capability#FIND_BY_REFERENCE} or {@link
   * Capability#SCAN_FOR_REFERENCE}.
   */
  default List<ActivityId> findByReference(
      CrmSession session, ActivityReference reference, ReferenceHint hint) {
    throw undeclared(Capability.FIND_BY_REFERENCE);
  }

  /**
   * The record as it is now. Needs {@link Capability#READ_ACTIVITY}.
   *
   * @throws ConnectorException.NotFound if it is gone
   */
  default Activity readActivity(CrmSession session, ActivityId id) {
    throw undeclared(Capability.READ_ACTIVITY);
  }

  /**
   * Changes what the patch names and nothing else (ACT-4). Needs {@link
   * Capability#UPDATE_ACTIVITY}.
   *
   * @throws ConnectorException.Changed if the precondition does not hold (ACT-5)
   * @throws ConnectorException.Forbidden if the user may not change the record
   */
  default WriteResult updateActivity(
      CrmSession session, ActivityId id, ActivityPatch patch, Precondition precondition) {
    throw undeclared(Capability.UPDATE_ACTIVITY);
  }

  /** Removes a record. Needs {@link Capability#DELETE_ACTIVITY}. */
  default DeleteOutcome deleteActivity(CrmSession session, ActivityId id) {
    throw undeclared(Capability.DELETE_ACTIVITY);
  }

  /**
   * Puts a file beside a record and leaves the record as it is (ATT-1). Needs {@link
   * Capability#ATTACH_FILE}.
   *
   * @return the record's id and version, and the file's own address as {@link WriteResult#url()}
   * @throws ConnectorException.NotFound if the record is gone
   * @throws ConnectorException.Ambiguous if it is not known whether the file was stored
   */
  default WriteResult attach(CrmSession session, ActivityId id, Attachment attachment) {
    throw undeclared(Capability.ATTACH_FILE);
  }

  /**
   * The users of the tenant. Needs {@link Capability#LIST_USERS}.
   *
   * @param cursor the last page's {@link Page#next()}; empty for the first page
   */
  default Page<CrmUser> users(CrmSession session, String cursor) {
    throw undeclared(Capability.LIST_USERS);
  }

  /**
   * Whether the session's user may create activities, found out without writing anything. Needs
   * {@link Capability#PROBE_PERMISSION}.
   */
  default PermissionVerdict mayCreateActivities(CrmSession session) {
    throw undeclared(Capability.PROBE_PERMISSION);
  }

  /** Where a person opens an activity in the CRM; empty if there is no such address. */
  default Optional<URI> pageOf(CrmSession session, ActivityId id) {
    return Optional.empty();
  }

  private static UnsupportedOperationException undeclared(Capability capability) {
    return new UnsupportedOperationException(capability + " is not declared");
  }
}
