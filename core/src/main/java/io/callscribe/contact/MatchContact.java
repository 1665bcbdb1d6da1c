package io.callscribe.contact;

import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;

/**
 * Says whom a number belongs to: whom a person chose for it, else whom the CRM shows together with
 * the contact that was made for it just now.
 */
@ApplicationScoped
public class MatchContact {
  private final ContactChoices choices;
  private final SearchByNumber search;

  /**
   * The answer, and where it comes from.
   *
   * @param evidence a sentence for people
   */
  public record Found(ContactMatch match, String evidence) {}

  @Inject
  MatchContact(ContactChoices choices, SearchByNumber search) {
    this.choices = choices;
    this.search = search;
  }

  /**
   * Content with an answer of the CRM that is some minutes old.
   *
   * @throws io.callscribe.api.ConnectorException if the CRM cannot be asked
   */
  public Found match(Connection connection, PhoneQuery number) {
    return match(connection, number, false);
  }

  /**
   * What a person chose stands either way.
   *
   * @param fresh asks the CRM even if its last answer is young, and replaces that
   * @throws io.callscribe.api.ConnectorException if the CRM cannot be asked
   */
  public Found match(Connection connection, PhoneQuery number, boolean fresh) {
    return choices
        .find(connection.account(), connection.connectorId(), NumberKey.of(number))
        .map(MatchContact::chosen)
        .orElseGet(() -> judged(search.find(connection, number, fresh)));
  }

  private static Found chosen(ContactChoice choice) {
    return new Found(
        choice.contact(),
        "%s chose %s for the number at %s"
            .formatted(
                choice.by(), choice.contact().name(), choice.at().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** A list that was cut proves neither that there is nobody nor that there is only one. */
  private static Found judged(SearchByNumber.Found found) {
    var contacts = found.contacts();
    if (found.cut()) {
      return new Found(
          new ContactMatch.Several(contacts, true),
          "More contacts have the number than can be read, " + found.source());
    }
    return switch (contacts.size()) {
      case 0 ->
          new Found(new ContactMatch.Nobody(), "No contact has the number, " + found.source());
      case 1 ->
          new Found(
              new ContactMatch.One(contacts.getFirst().id(), contacts.getFirst().name()),
              "Only %s has the number, %s".formatted(contacts.getFirst().name(), found.source()));
      default ->
          new Found(
              new ContactMatch.Several(contacts),
              "%d contacts have the number, %s".formatted(contacts.size(), found.source()));
    };
  }
}
