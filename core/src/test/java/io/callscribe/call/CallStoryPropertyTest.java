package io.callscribe.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.PartyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CallStoryPropertyTest {

  /** All that anybody asks a story. */
  private record Told(
      boolean over,
      Optional<SessionId> peer,
      String whyNobody,
      boolean awaitsRecording,
      Map<ExtensionId, PersonCall> people) {
    static Told of(List<PartyEvent> events) {
      var story = Topology.story(events, Records.withRecording("r-1"));
      var joined = Topology.ATTENDED_TRANSFER.story();
      return new Told(
          story.isOver(),
          story.peer(),
          story.whyNobody(),
          story.awaitsRecording(),
          story.people(Topology::isPerson).stream()
              .collect(
                  Collectors.toMap(Function.identity(), e -> story.of(e, Optional.of(joined)))));
    }
  }

  @Property
  void any_order_and_any_repetition_of_the_events_tell_the_same_story(
      @ForAll Topology topology, @ForAll Random random) {
    var events = topology.events();

    var delivered = new ArrayList<>(events);
    events.stream().filter(e -> random.nextInt(3) == 0).forEach(delivered::add);
    Collections.shuffle(delivered, random);

    assertThat(Told.of(delivered)).isEqualTo(Told.of(events));
  }

  @Property
  void any_part_of_the_events_tells_a_story_without_failing(
      @ForAll Topology topology, @ForAll Random random) {
    var arrived = topology.events().stream().filter(e -> random.nextBoolean()).toList();

    var told = Told.of(arrived);

    assertThat(told.people().values())
        .allSatisfy(
            call -> {
              assertThat(call.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
              assertThat(call.talk()).isGreaterThanOrEqualTo(Duration.ZERO);
              assertThat(call.result()).isNotBlank();
            });
  }
}
