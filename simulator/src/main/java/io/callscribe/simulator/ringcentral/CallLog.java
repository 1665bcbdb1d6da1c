package io.callscribe.simulator.ringcentral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All calls of the account, found by index; the oldest give way when there are too many. */
final class CallLog {
  /** A place in an order by time. */
  record Position(Instant time, long number) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::time).thenComparingLong(Position::number);

    static Position before(Instant time) {
      return new Position(time, Long.MIN_VALUE);
    }

    static Position after(Instant time) {
      return new Position(time, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** Records that changed, in the order of their last change, and where to go on. */
  record Changes(List<LoggedCall> calls, Position until, boolean hasMore) {}

  private final int kept;
  private final AtomicInteger size = new AtomicInteger();
  private final Map<String, LoggedCall> bySession = new ConcurrentHashMap<>();
  private final Map<String, LoggedCall> bySessionId = new ConcurrentHashMap<>();
  private final Map<String, LoggedCall> byId = new ConcurrentHashMap<>();
  private final NavigableMap<Position, LoggedCall> byStart = new ConcurrentSkipListMap<>();
  private final NavigableMap<Position, LoggedCall> byChange = new ConcurrentSkipListMap<>();
  private final Map<String, NavigableMap<Position, LoggedCall>> byExtension =
      new ConcurrentHashMap<>();
  private final Map<String, Recording> recordings = new ConcurrentHashMap<>();
  private final Map<String, Voicemail> voicemails = new ConcurrentHashMap<>();
  private final Map<String, LiveSession> live = new ConcurrentHashMap<>();

  CallLog(int kept) {
    this.kept = kept;
  }

  /** A session that never gets a record. */
  void begin(LiveSession session) {
    live.put(session.id(), session);
  }

  void end(LiveSession session) {
    live.remove(session.id());
  }

  void begin(LiveSession session, LoggedCall call) {
    begin(session);
    bySession.put(call.telephonySessionId(), call);
    bySessionId.put(call.sessionId(), call);
    byId.put(call.id(), call);
    byStart.put(start(call), call);
    if (size.incrementAndGet() > kept) {
      Optional.ofNullable(byStart.firstEntry()).ifPresent(oldest -> forget(oldest.getValue()));
    }
  }

  /** Makes an ended call known; it has to say already when it appears. */
  void end(LiveSession session, LoggedCall call) {
    end(session);
    for (var extension : Account.ALL) {
      if (call.involves(extension.id())) {
        byExtension
            .computeIfAbsent(extension.id(), any -> new ConcurrentSkipListMap<>())
            .put(start(call), call);
      }
    }
    call.recordings().forEach(recording -> recordings.put(recording.id(), recording));
    Optional.ofNullable(call.voicemail())
        .ifPresent(voicemail -> voicemails.put(voicemail.id(), voicemail));
    call.changes().forEach(change -> byChange.put(new Position(change, call.number()), call));
  }

  Optional<LiveSession> findLive(String telephonySessionId) {
    return Optional.ofNullable(live.get(telephonySessionId));
  }

  Optional<LoggedCall> findBySession(String telephonySessionId) {
    return Optional.ofNullable(bySession.get(telephonySessionId));
  }

  Optional<LoggedCall> findBySessionId(String sessionId) {
    return Optional.ofNullable(bySessionId.get(sessionId));
  }

  Optional<LoggedCall> findById(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Recording> findRecording(String id) {
    return Optional.ofNullable(recordings.get(id));
  }

  Optional<Voicemail> findVoicemail(String id) {
    return Optional.ofNullable(voicemails.get(id));
  }

  /** Calls that began in the time, newest first; read lazily. */
  Stream<LoggedCall> newestFirst(Instant from, Instant to) {
    return newestFirst(byStart, from, to);
  }

  Stream<LoggedCall> newestFirst(String extensionId, Instant from, Instant to) {
    var calls = byExtension.get(extensionId);
    return calls == null ? Stream.empty() : newestFirst(calls, from, to);
  }

  private static Stream<LoggedCall> newestFirst(
      NavigableMap<Position, LoggedCall> calls, Instant from, Instant to) {
    return from.isAfter(to) ? Stream.empty() : newest(calls, from, to).stream();
  }

  private static Collection<LoggedCall> newest(
      NavigableMap<Position, LoggedCall> calls, Instant from, Instant to) {
    return calls
        .subMap(Position.before(from), true, Position.after(to), true)
        .descendingMap()
        .values();
  }

  /** What readers saw change after the position and until now, at most so many records. */
  Changes changedAfter(Position position, Instant now, Instant startedFrom, int limit) {
    if (position.compareTo(Position.after(now)) >= 0) {
      return new Changes(List.of(), position, false);
    }
    var found = new ArrayList<LoggedCall>();
    var seen = new HashSet<LoggedCall>();
    var last = position;
    for (var entry : byChange.subMap(position, false, Position.after(now), true).entrySet()) {
      var call = entry.getValue();
      if (!call.startedAt().isBefore(startedFrom) && !seen.contains(call)) {
        if (found.size() == limit) {
          return new Changes(found, last, true);
        }
        seen.add(call);
        found.add(call);
      }
      last = entry.getKey();
    }
    return new Changes(found, last, false);
  }

  private static Position start(LoggedCall call) {
    return new Position(call.startedAt(), call.number());
  }

  private void forget(LoggedCall call) {
    size.decrementAndGet();
    bySession.remove(call.telephonySessionId());
    bySessionId.remove(call.sessionId());
    byId.remove(call.id());
    byStart.remove(start(call));
    byExtension.values().forEach(calls -> calls.remove(start(call)));
    call.recordings().forEach(recording -> recordings.remove(recording.id()));
    Optional.ofNullable(call.voicemail()).ifPresent(voicemail -> voicemails.remove(voicemail.id()));
    call.changes().forEach(change -> byChange.remove(new Position(change, call.number())));
    live.remove(call.telephonySessionId());
  }
}
