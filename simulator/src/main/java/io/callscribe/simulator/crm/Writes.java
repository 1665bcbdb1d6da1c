package io.callscribe.simulator.crm;

/**
 * What API requests have done for one reference so far; what people do in the CRM does not count.
 *
 * @param creates activities that were made
 * @param updates changes that were made
 * @param refused creates and updates that changed nothing
 */
public record Writes(int creates, int updates, int refused) {
  static final Writes NONE = new Writes(0, 0, 0);

  Writes created() {
    return new Writes(creates + 1, updates, refused);
  }

  Writes updated() {
    return new Writes(creates, updates + 1, refused);
  }

  Writes refusedOnce() {
    return new Writes(creates, updates, refused + 1);
  }
}
