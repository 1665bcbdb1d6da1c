package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.Artifact.Absent;
import io.callscribe.activity.Artifact.Pending;
import io.callscribe.activity.Artifact.There;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LOG-06")
class ArtifactStateTest {
  private static final Pending AWAITED = new Pending("RingSense", NOW.plusSeconds(60));

  private static ArtifactState first(Artifact artifact) {
    return ArtifactState.of("insights", artifact, List.of(), NOW);
  }

  @Test
  void a_state_tells_its_reason_and_since_when() {
    assertThat(first(new There())).isEqualTo(new ArtifactState("insights", "there", "", NOW));
    assertThat(first(new Absent("Not recorded")))
        .isEqualTo(new ArtifactState("insights", "absent", "Not recorded", NOW));
    assertThat(first(AWAITED))
        .isEqualTo(
            new ArtifactState("insights", "pending", "Awaited until " + NOW.plusSeconds(60), NOW));
  }

  @Test
  void a_state_that_stays_keeps_its_time_and_tells_the_latest_reason() {
    var before = List.of(first(AWAITED));
    var later = new Pending("RingSense", NOW.plusSeconds(99));

    var now = ArtifactState.of("insights", later, before, NOW.plusSeconds(10));

    assertThat(now.since()).isEqualTo(NOW);
    assertThat(now.detail()).isEqualTo("Awaited until " + NOW.plusSeconds(99));
  }

  @Test
  void a_state_that_changes_has_the_time_of_the_change() {
    var before = List.of(first(AWAITED), ArtifactState.of("note", new There(), List.of(), NOW));

    var now = ArtifactState.of("insights", new There(), before, NOW.plusSeconds(10));

    assertThat(now.since()).isEqualTo(NOW.plusSeconds(10));
  }

  @Test
  void nothing_stored_is_no_state() {
    var json = JsonbBuilder.create();
    var stored = json.toJson(new ArtifactState[] {first(AWAITED)});

    assertThat(ArtifactState.read(null, json)).isEmpty();
    assertThat(ArtifactState.read(stored, json)).containsExactly(first(AWAITED));
  }
}
