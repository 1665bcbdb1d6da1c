package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts of one call for one person who took part, as far as they are known now.
 *
 * @param otherNumber as RingCentral writes it; absent if withheld
 * @param answered whether this person talked to somebody
 * @param startedAt of the call, or of this person's part if the call was passed on to them
 * @param ended whether this person's part is over
 * @param duration from start to end; RingCentral's own figure once the call log has it
 * @param talk how long this person was connected
 * @param result RingCentral's word; derived from the events until the call log has it
 * @param log what the call log says
 * @param announcedRecordings ids of the recordings that the events promised for this person
 * @param recordings those that can be listened to
 * @param eventsAreWhole whether every event arrived, so that a recording that was not announced is
 *     not to be expected
 * @param tooShortToKeep it was recorded, but RingCentral does not keep it
 * @param agentNumber this person's own number or extension on this call, never the other side's;
 *     empty if RingCentral does not tell it
 * @param numbers of either side, telephone and extension numbers, as far as they are known, each
 *     once
 * @param journey how the call was routed, one sentence for each stretch in the order of time; empty
 *     until the call log has it
 */
public record PersonCall(
    SessionId session,
    ExtensionId extension,
    Direction direction,
    Optional<String> otherNumber,
    boolean answered,
    Instant startedAt,
    boolean ended,
    Instant endedAt,
    Duration duration,
    Duration talk,
    String result,
    CallLog log,
    List<String> announcedRecordings,
    List<CallRecording> recordings,
    boolean eventsAreWhole,
    boolean tooShortToKeep,
    String agentNumber,
    List<String> numbers,
    List<String> journey) {

  /** How far the call log is. */
  public enum CallLog {
    AWAITED,
    FINAL,
    /** It never showed the call. */
    MISSING
  }

  /** A recording by its id. */
  public record CallRecording(String id, URI content) {}

  public PersonCall {
    announcedRecordings = List.copyOf(announcedRecordings);
    recordings = List.copyOf(recordings);
    numbers = List.copyOf(numbers);
    journey = List.copyOf(journey);
  }

  /** Whether a recording was promised that is not there yet. */
  public boolean awaitsRecording() {
    return announcedRecordings.size() > recordings.size();
  }

  /** Ids of all recordings of this person that are known of, whether they are there or not. */
  public Set<String> recordingIds() {
    return Stream.concat(announcedRecordings.stream(), recordings.stream().map(CallRecording::id))
        .collect(Collectors.toSet());
  }
}
