package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What RingSense found in one recording, as far as it is known.
 *
 * @param transcript one line per utterance; empty if not there
 * @param bullets without marks
 * @param score as RingSense writes it, for example {@code 8}
 */
public record Insight(
    Optional<SessionId> session,
    Optional<String> recording,
    Optional<ExtensionId> owner,
    Optional<String> transcript,
    Optional<String> summary,
    List<String> bullets,
    Optional<String> score,
    Optional<URI> link) {

  /** Whether all five parts are there, so that nothing more is to be expected. */
  public boolean isWhole() {
    return transcript.isPresent()
        && summary.isPresent()
        && !bullets.isEmpty()
        && score.isPresent()
        && link.isPresent();
  }

  /** Part by part; where both have one, the later wins. */
  public Insight merge(Insight later) {
    return new Insight(
        later.session.or(() -> session),
        later.recording.or(() -> recording),
        later.owner.or(() -> owner),
        later.transcript.or(() -> transcript),
        later.summary.or(() -> summary),
        later.bullets.isEmpty() ? bullets : later.bullets,
        later.score.or(() -> score),
        later.link.or(() -> link));
  }

  static Insight of(Fields body) {
    var insights = body.object("insights");
    return new Insight(
        body.text("sourceSessionId").map(SessionId::new),
        body.text("sourceRecordId"),
        body.text("ownerExtensionId").map(ExtensionId::new),
        transcript(insights.objects("Transcript"), speakers(body)),
        joined(insights.objects("Summary")),
        insights.objects("BulletedSummary").stream()
            .flatMap(v -> v.text("value").stream())
            .toList(),
        insights.objects("AIScore").stream().flatMap(v -> v.text("value").stream()).findFirst(),
        body.text("rsRecordUri").flatMap(Insight::address));
  }

  private static Map<String, String> speakers(Fields body) {
    var names = new HashMap<String, String>();
    for (var speaker : body.objects("speakerInfo")) {
      speaker
          .text("speakerId")
          .ifPresent(
              id ->
                  names.put(
                      id,
                      speaker
                          .text("name")
                          .or(() -> speaker.text("phoneNumber"))
                          .orElse("Speaker")));
    }
    return names;
  }

  private static Optional<String> transcript(List<Fields> lines, Map<String, String> speakers) {
    var text =
        lines.stream()
            .filter(line -> line.text("text").isPresent())
            .map(
                line ->
                    speakers.getOrDefault(line.text("speakerId").orElse(""), "Speaker")
                        + ": "
                        + line.text("text").orElseThrow())
            .collect(Collectors.joining("\n"));
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static Optional<String> joined(List<Fields> values) {
    var text =
        values.stream().flatMap(v -> v.text("value").stream()).collect(Collectors.joining("\n"));
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(u -> "https".equals(u.getScheme()) || "http".equals(u.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
