package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void reads_the_peak_of_the_resident_size() {
    assertThat(Usage.peakMemory(List.of("Name:\tjava", "VmHWM:\t  337144 kB", "VmRSS:\t 1 kB")))
        .hasValue(337_144L * 1024);
  }

  @Test
  void knows_no_peak_where_the_system_tells_none() {
    assertThat(Usage.peakMemory(List.of("Name:\tjava"))).isEmpty();
  }
}
