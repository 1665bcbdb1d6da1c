package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.contact.ContactChoices;
import io.callscribe.contact.ContactMatch;
import io.callscribe.contact.NumberKey;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Lets a person say whom a call belongs to. What is said of one call holds for its siblings: the
 * parked calls of everybody else in the same session, and, if it is to be remembered, all parked
 * and all later calls with the number.
 */
@ApplicationScoped
public class ResolveContact {
  private final Ledger ledger;
  private final LoggedCalls calls;
  private final ContactChoices choices;
  private final WakeActivity wake;

  @Inject
  ResolveContact(Ledger ledger, LoggedCalls calls, ContactChoices choices, WakeActivity wake) {
    this.ledger = ledger;
    this.calls = calls;
    this.choices = choices;
    this.wake = wake;
  }

  /**
   * What a person chose.
   *
   * @param name needed only if the contact is none of the call's candidates
   * @param remember whether the number belongs to the contact from now on
   */
  public record Choice(ContactId contact, Optional<String> name, boolean remember) {}

  /**
   * @return the ids of all calls that are resolved by it
   * @throws AppException if the call has a record already
   */
  @Transactional
  public List<Long> resolve(AccountId account, long call, Choice choice, String by) {
    ledger.lock(call);
    var shown = calls.the(account, call);
    var contact =
        new ContactMatch.One(
            choice.contact(),
            shown.candidates().stream()
                .filter(c -> c.id().equals(choice.contact()))
                .map(Contact::name)
                .findFirst()
                .or(choice::name)
                .orElseThrow(() -> unknown(choice.contact())));
    if (!ledger.choose(call, contact, by)) {
      throw new AppException(
          ErrorCode.ALREADY_LOGGED, "The call has a record already: move it in the CRM");
    }
    var resolved = new LinkedHashSet<Long>(List.of(call));
    siblings(account, shown, choice.remember()).stream()
        .filter(id -> ledger.choose(id, contact, by))
        .forEach(resolved::add);
    if (choice.remember() && !shown.numberKey().isEmpty()) {
      choices.remember(
          account,
          shown.connector(),
          new NumberKey(shown.numberKey()),
          contact.id(),
          contact.name(),
          by);
    }
    resolved.forEach(wake::news);
    return List.copyOf(resolved);
  }

  private List<Long> siblings(AccountId account, LoggedCall call, boolean remember) {
    var siblings = new LinkedHashSet<Long>();
    if (!call.numberKey().isEmpty()) {
      var parked = ledger.parkedWithNumber(account, call.connector(), call.numberKey());
      var ofSession = ledger.ofSession(account, call.session());
      parked.stream().filter(id -> remember || ofSession.contains(id)).forEach(siblings::add);
    }
    return List.copyOf(siblings);
  }

  private static AppException unknown(ContactId contact) {
    return new AppException(
        ErrorCode.INVALID_FIELD,
        "contactId is '%s', which is none of the call's candidates: send its name too"
            .formatted(contact));
  }
}
