package io.callscribe.call;

import io.callscribe.ringcentral.Notification.CallChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Makes an event durable before RingCentral is told that it arrived. Everything else happens in
 * jobs.
 */
@ApplicationScoped
public class ReceiveCallEvents {
  private static final int TRIES = 4;

  private final KeepCallEvent keep;

  @Inject
  ReceiveCallEvents(KeepCallEvent keep) {
    this.keep = keep;
  }

  /** Receiving the same event twice changes nothing. */
  public void receive(CallChanged event, String body) {
    for (int left = TRIES; ; left--) {
      try {
        keep.keep(event, body);
        return;
      } catch (RuntimeException e) {
        // Two first events of one session at once: the second try finds what the other made.
        if (left == 1) {
          throw e;
        }
      }
    }
  }
}
