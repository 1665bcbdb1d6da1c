package io.callscribe.ringcentral;

import java.util.List;

/** One page of the call log, newest first. */
public record CallLogPage(List<CallRecord> records, boolean hasMore) {
  public CallLogPage {
    records = List.copyOf(records);
  }
}
