package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.ringcentral.Recording.Speaker;
import io.callscribe.simulator.ringcentral.Recording.Stage;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes what the platform's AI would say about a recording. The text depends on the recording
 * alone, so nothing of it has to be kept. The summary, and nothing else, holds the last characters
 * of the session's id.
 */
final class Insights {
  static final List<String> MEMBERS =
      List.of(
          "Transcript",
          "Summary",
          "BulletedSummary",
          "AIScore",
          "NextSteps",
          "Highlights",
          "CallNotes",
          "Sentiment");
  private static final int MARK_LENGTH = 12;
  private static final List<Topic> TOPICS =
      List.of(
          new Topic("the water heater", "stopped working last night", "send a technician"),
          new Topic("the kitchen tap", "drips into the cupboard", "order a new cartridge"),
          new Topic("the yearly service", "is due this month", "book a date"),
          new Topic("the last invoice", "shows $1 and $2 twice", "send a corrected invoice"),
          new Topic("the heating", "makes a knocking noise", "have the valves checked"),
          new Topic("the quote", "lacks the second bathroom", "write a new quote"),
          new Topic("the key box", "doesn't open any more", "bring a spare key"));
  private static final List<String> DAYS =
      List.of("tomorrow", "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday");
  private static final List<String> ASIDES =
      List.of(
          "I wrote <b>urgent</b> on the form",
          "the meter shows \\1 & 20%",
          "it's the house with the blue door \uD83D\uDEAA",
          "the code is ${1} or $1, I'm not sure",
          "my neighbour says \"call Larkspur\" \uD83D\uDE00");
  private static final List<String> MOODS = List.of("Positive", "Neutral", "Negative");

  private record Topic(String thing, String trouble, String remedy) {}

  /** The words of one call. */
  private record Words(
      Topic topic, String day, int hour, int amount, String aside, int score, String mood) {
    static Words of(Recording recording) {
      // Twice, because neighbouring seeds as such give overlapping sequences.
      long seed = new SplittableRandom(Long.parseLong(recording.id())).nextLong();
      var dice = new SplittableRandom(seed);
      return new Words(
          one(TOPICS, dice),
          one(DAYS, dice),
          8 + dice.nextInt(9),
          20 + dice.nextInt(900),
          one(ASIDES, dice),
          1 + dice.nextInt(10),
          one(MOODS, dice));
    }

    Words scored(Optional<Integer> wanted) {
      return new Words(topic, day, hour, amount, aside, wanted.orElse(score), mood);
    }

    private static <T> T one(List<T> choice, SplittableRandom dice) {
      return choice.get(dice.nextInt(choice.size()));
    }
  }

  private Insights() {}

  /** The last characters of a session's id that its summary holds. */
  static String mark(String telephonySessionId) {
    return telephonySessionId.substring(telephonySessionId.length() - MARK_LENGTH);
  }

  /**
   * The insights as far as they are there.
   *
   * @param wanted the members asked for
   * @param score instead of one drawn by lot
   * @param link where a person can read them
   */
  static JsonObject of(
      Recording recording, Set<String> wanted, Optional<Integer> score, String link) {
    boolean isComplete = recording.stage() == Stage.ALL;
    var owner = recording.speakers().getFirst();
    var other = recording.speakers().getLast();
    var title =
        recording.direction().equals("Inbound")
            ? "Call from %s to %s".formatted(other.name(), owner.name())
            : "Call from %s to %s".formatted(owner.name(), other.name());
    var changedAt = Times.wire(isComplete ? recording.insightsAt() : recording.notesAt());
    var json = JsonText.object().add("title", title);
    if (isComplete) {
      json.add("rsRecordUri", link);
    }
    return json.add("domain", "pbx")
        .add("sourceRecordId", recording.id())
        .add("sourceSessionId", recording.telephonySessionId())
        .add("callDirection", recording.direction())
        .add("ownerExtensionId", recording.owner().id())
        .add("recordingDurationMs", recording.length().toMillis())
        .add("recordingStartTime", Times.wire(recording.startedAt()))
        .add("creationTime", changedAt)
        .add("lastModifiedTime", changedAt)
        .add(
            "speakerInfo",
            JsonText.array().add(speaker(owner, recording)).add(speaker(other, recording)))
        .add("insights", members(recording, isComplete, wanted, score, owner, other))
        .build();
  }

  private static JsonObject speaker(Speaker speaker, Recording recording) {
    var json = JsonText.object().add("speakerId", speaker.partyId()).add("name", speaker.name());
    if (speaker.isOwner()) {
      json.add("accountId", Account.ID).add("extensionId", recording.owner().id());
    } else {
      json.addNull("accountId").addNull("extensionId");
    }
    return json.add("phoneNumber", speaker.phoneNumber()).build();
  }

  private static JsonObject members(
      Recording recording,
      boolean isComplete,
      Set<String> wanted,
      Optional<Integer> score,
      Speaker owner,
      Speaker other) {
    var words = Words.of(recording).scored(score);
    var json = JsonText.object();
    for (var member : MEMBERS) {
      if (wanted.contains(member) && (isComplete || member.equals("CallNotes"))) {
        add(json, member, words, recording, owner, other);
      }
    }
    return json.build();
  }

  private static void add(
      JsonObjectBuilder json,
      String member,
      Words words,
      Recording recording,
      Speaker owner,
      Speaker other) {
    var topic = words.topic;
    var promise = "%s %s at %d o'clock".formatted(topic.remedy, words.day, words.hour);
    switch (member) {
      case "Transcript" -> json.add(member, transcript(words, owner, other));
      case "Summary" ->
          json.add(
              member,
              JsonText.array()
                  .add(
                      JsonText.object()
                          .add("start", 0)
                          .add("end", 1)
                          .add(
                              "value",
                              "%s called about %s, which %s. %s is going to %s. Reference %s."
                                  .formatted(
                                      other.name(),
                                      topic.thing,
                                      topic.trouble,
                                      owner.name(),
                                      promise,
                                      mark(recording.telephonySessionId())))));
      case "BulletedSummary" ->
          json.add(
              member,
              JsonText.array()
                  .add(
                      JsonText.object()
                          .add("section", "Issue")
                          .add("value", "About %s: it %s.".formatted(topic.thing, topic.trouble)))
                  .add(
                      JsonText.object()
                          .add("section", "Resolution")
                          .add("value", "Agreed to %s for $%d.".formatted(promise, words.amount))));
      case "AIScore" -> json.add(member, values(String.valueOf(words.score)));
      case "NextSteps" -> json.add(member, moment(owner, 11.6, 17.3, capital(promise) + "."));
      case "Highlights" ->
          json.add(
              member, moment(other, 5.4, 11, capital(topic.thing) + " " + topic.trouble + "."));
      case "CallNotes" ->
          json.add(
              member,
              values(
                  "%s %s.\n%s said: %s."
                      .formatted(capital(topic.thing), topic.trouble, other.name(), words.aside)));
      default -> json.add(member, values(words.mood));
    }
  }

  private static JsonObjectBuilder utterance(
      Speaker speaker, double start, double end, String text) {
    return JsonText.object()
        .add("start", start)
        .add("end", end)
        .add("text", text)
        .add("speakerId", speaker.partyId());
  }

  private static JsonArray transcript(Words words, Speaker owner, Speaker other) {
    var first = owner.name().split(" ")[0];
    return JsonText.array()
        .add(utterance(owner, 1.2, 4.9, "%s, this is %s.".formatted(Account.COMPANY, first)))
        .add(
            utterance(
                other,
                5.4,
                11,
                "Hi %s, %s %s, and %s."
                    .formatted(first, words.topic.thing, words.topic.trouble, words.aside)))
        .add(
            utterance(
                owner,
                11.6,
                17.3,
                "I can %s %s at %d o'clock, that's $%d."
                    .formatted(words.topic.remedy, words.day, words.hour, words.amount)))
        .add(utterance(other, 17.9, 19.4, "That works, thank you \uD83D\uDC4D."))
        .build();
  }

  private static JsonArray values(String value) {
    return JsonText.array().add(JsonText.object().add("value", value)).build();
  }

  private static JsonArray moment(Speaker speaker, double start, double end, String value) {
    return JsonText.array()
        .add(
            JsonText.object()
                .add("speakerId", speaker.partyId())
                .add("start", start)
                .add("end", end)
                .add("value", value))
        .build();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
