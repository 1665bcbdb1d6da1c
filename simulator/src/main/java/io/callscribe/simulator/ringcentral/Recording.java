package io.callscribe.simulator.ringcentral;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The recording of one person's talk with a customer.
 *
 * <p>Its insights come in two steps, which the thread of the call takes, or whoever sends them by
 * hand.
 */
final class Recording {
  /** How much of the insights is there. */
  enum Stage {
    NOTHING,
    NOTES,
    ALL
  }

  /** A voice in the recording. */
  record Speaker(String partyId, String name, String phoneNumber, boolean isOwner) {}

  private final String id;
  private final String telephonySessionId;
  private final Extension owner;
  private final String direction;
  private volatile Instant startedAt = Instant.EPOCH;
  private volatile Instant endedAt = Instant.EPOCH;
  private volatile Instant readyAt = Instant.MAX;
  private volatile Instant notesAt = Instant.EPOCH;
  private volatile Instant insightsAt = Instant.EPOCH;
  private volatile List<Speaker> speakers = List.of();
  private volatile Stage stage = Stage.NOTHING;

  Recording(String id, String telephonySessionId, Extension owner, String direction) {
    this.id = id;
    this.telephonySessionId = telephonySessionId;
    this.owner = owner;
    this.direction = direction;
  }

  String id() {
    return id;
  }

  String telephonySessionId() {
    return telephonySessionId;
  }

  Extension owner() {
    return owner;
  }

  /** Inbound or Outbound, as the owner sees it. */
  String direction() {
    return direction;
  }

  Instant startedAt() {
    return startedAt;
  }

  Duration length() {
    return Duration.between(startedAt, endedAt);
  }

  Instant notesAt() {
    return notesAt;
  }

  Instant insightsAt() {
    return insightsAt;
  }

  List<Speaker> speakers() {
    return speakers;
  }

  Stage stage() {
    return stage;
  }

  boolean isReady(Instant now) {
    return !now.isBefore(readyAt);
  }

  void start(Instant at, List<Speaker> heard) {
    startedAt = at;
    endedAt = at;
    speakers = List.copyOf(heard);
  }

  void end(Instant at) {
    endedAt = at;
  }

  void readyAt(Instant at) {
    readyAt = at;
  }

  void notesCame(Instant at) {
    notesAt = at;
    stage = Stage.NOTES;
  }

  void insightsCame(Instant at) {
    insightsAt = at;
    stage = Stage.ALL;
  }
}
