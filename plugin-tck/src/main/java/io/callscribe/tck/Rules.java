package io.callscribe.tck;

import java.util.List;

/**
 * The rules a connector has to keep, each once.
 *
 * @since 1.0
 */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          rule("DES-1", "The descriptor is the same every time and its parts fit together."),
          rule("IDN-1", "A session that works names its user and the tenant."),
          rule("CON-1", "A contact is found by its number, whatever form the CRM stores."),
          rule("CON-2", "A number nobody has finds no contact, and that is no failure."),
          rule("ACT-0", "A created activity can be read with the subject and body it was given."),
          rule(
              "ACT-1",
              "The reference of a created activity finds it, and no other reference does; a CRM"
                  + " that keeps references unique never holds two records with one."),
          rule("ACT-2", "The start of a call is kept to the second."),
          rule("ACT-4", "A patch changes what it names and nothing else."),
          rule("ACT-5", "An update of a record that changed since it was read is refused."),
          rule("ACT-6", "A record that is gone is reported as not found."),
          rule(
              "ATT-1",
              "An attached file arrives whole, has an address of its own and leaves the record as"
                  + " it was."),
          rule("ERR-1", "Credentials the CRM no longer accepts mean an expired grant."),
          rule("ERR-2", "A throttled create did nothing and says when to come back."),
          rule("ERR-3", "A create whose answer was lost is ambiguous, and can be found."),
          rule("TXT-1", "Text arrives in the CRM exactly as it was given."),
          rule("CAP-1", "What is not declared is refused."),
          rule("OWN-1", "An activity belongs to the owner it names, or else to its creator."),
          rule("PRM-1", "Who may not create activities is known beforehand and refused."));

  private Rules() {}

  /** All rules, in the order in which a vendor best makes them pass. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException if no rule has the id
   */
  public static Rule the(String id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no rule " + id));
  }

  private static Rule rule(String id, String sentence) {
    return new Rule(id, sentence);
  }

  /**
   * One rule.
   *
   * @param id stable, for example {@code ACT-1}; the Javadoc of the API names it too
   * @param sentence what holds
   */
  public record Rule(String id, String sentence) {
    @Override
    public String toString() {
      return id + ": " + sentence;
    }
  }
}
