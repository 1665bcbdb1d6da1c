package io.callscribe.activity;

import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with something that comes after the end of a call.
 *
 * @param name {@code note}, {@code recording} or {@code insights}
 * @param state {@code there}, {@code absent} or {@code pending}
 * @param detail why it is absent, or until when it is awaited; empty if it is there
 * @param since when this became so
 */
public record ArtifactState(String name, String state, String detail, Instant since) {

  static ArtifactState of(String name, Artifact now, List<ArtifactState> before, Instant at) {
    var state =
        switch (now) {
          case Artifact.There there -> new ArtifactState(name, "there", "", at);
          case Artifact.Absent absent -> new ArtifactState(name, "absent", absent.reason(), at);
          case Artifact.Pending pending ->
              new ArtifactState(name, "pending", "Awaited until " + pending.until(), at);
        };
    return before.stream()
        .filter(b -> b.name().equals(name) && b.state().equals(state.state()))
        .findFirst()
        .map(b -> new ArtifactState(name, state.state(), state.detail(), b.since()))
        .orElse(state);
  }

  static List<ArtifactState> read(@Nullable String stored, Jsonb json) {
    return stored == null ? List.of() : List.of(json.fromJson(stored, ArtifactState[].class));
  }
}
