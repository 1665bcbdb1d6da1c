package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void takes_the_nearest_rank_whatever_the_order() {
    var times =
        new ArrayList<>(IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList());
    Collections.shuffle(times, new Random(1));

    var percentiles = Percentiles.of(times);

    assertThat(percentiles)
        .isEqualTo(
            new Percentiles(
                200, Duration.ofMillis(100), Duration.ofMillis(190), Duration.ofMillis(198)));
  }

  @Test
  void is_always_one_of_the_durations() {
    var times = List.of(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(9));

    var percentiles = Percentiles.of(times);

    assertThat(percentiles.p50()).hasMillis(2);
    assertThat(percentiles.p95()).hasMillis(9);
    assertThat(Percentiles.median(List.of(Duration.ofMillis(7)))).hasMillis(7);
  }

  @Test
  void refuses_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(List.of()));
  }
}
