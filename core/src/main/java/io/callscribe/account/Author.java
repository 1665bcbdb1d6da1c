package io.callscribe.account;

/**
 * Who changed something, as it is kept with the change.
 *
 * @param name what a person reads; unique among authors
 */
public record Author(String name) {
  /** Whoever has the admin token. */
  public static final Author BOOTSTRAP = new Author("bootstrap token");

  private static final int LONGEST = 300;

  public Author {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Author is blank");
    }
    name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** A signed-in person. */
  public static Author of(ExtensionId person, String name) {
    return new Author("%s (%s)".formatted(name, person));
  }

  @Override
  public String toString() {
    return name;
  }
}
