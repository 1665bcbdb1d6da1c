package io.callscribe.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import io.callscribe.ringcentral.CallRecord;
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
import net.jqwik.api.Tag;

class CallStoryPropertyTest {

  /** How far the call log is. */
  enum Log {
    EMPTY {
      @Override
      List<CallRecord> of(Topology topology) {
        return List.of();
      }
    },
    IN_PROGRESS {
      @Override
      List<CallRecord> of(Topology topology) {
        return List.of(Records.inProgress());
      }
    },
    FINAL {
      @Override
      List<CallRecord> of(Topology topology) {
        return topology.records();
      }
    };

    abstract List<CallRecord> of(Topology topology);
  }

  /** All that anybody asks a story. */
  private record Told(
      boolean over,
      Optional<SessionId> peer,
      String whyNobody,
      boolean awaitsRecording,
      Map<ExtensionId, PersonCall> people) {
    static Told of(Topology topology, List<PartyEvent> events, List<CallRecord> records) {
      var story = topology.story(events, records);
      return new Told(
          story.isOver(),
          story.peer(),
          story.whyNobody(),
          story.awaitsRecording(),
          story.people(Topology::isPerson).stream()
              .collect(
                  Collectors.toMap(Function.identity(), e -> story.of(e, Topology.joined(story)))));
    }
  }

  @Property(tries = 2000)
  @Tag("PN-11")
  void every_topology_has_one_call_for_each_person_who_took_part(
      @ForAll Topology topology, @ForAll Log log, @ForAll Random random) {
    var delivered = delivered(topology, random);

    var told = Told.of(topology, delivered, log.of(topology));

    assertThat(told.people()).containsOnlyKeys(topology.people());
    assertThat(told.people().values())
        .filteredOn(call -> call.direction() != Direction.INTERNAL)
        .extracting(PersonCall::extension)
        .containsExactlyInAnyOrderElementsOf(topology.peopleOfTheCustomer());
    assertThat(told.over()).isTrue();
  }

  @Property
  @Tag("PN-11")
  void any_order_and_any_repetition_of_the_events_tell_the_same_story(
      @ForAll Topology topology, @ForAll Log log, @ForAll Random random) {
    var records = log.of(topology);

    var told = Told.of(topology, delivered(topology, random), records);

    assertThat(told).isEqualTo(Told.of(topology, topology.events(), records));
  }

  private static List<PartyEvent> delivered(Topology topology, Random random) {
    var delivered = new ArrayList<>(topology.events());
    topology.events().stream().filter(e -> random.nextInt(3) == 0).forEach(delivered::add);
    Collections.shuffle(delivered, random);
    return delivered;
  }

  @Property
  @Tag("PN-11")
  void the_call_log_alone_names_the_same_people(@ForAll Topology topology) {
    var told = Told.of(topology, List.of(), topology.records());

    assertThat(told.people()).containsOnlyKeys(topology.people());
  }

  @Property
  @Tag("SSL-30")
  void a_call_that_is_nobodys_says_why(
      @ForAll Topology topology, @ForAll Log log, @ForAll Random random) {
    var told = Told.of(topology, delivered(topology, random), log.of(topology));

    if (told.people().isEmpty()) {
      assertThat(told.whyNobody())
          .isEqualTo(
              switch (topology) {
                case DROPPED_IN_MENU -> "The caller hung up before reaching a person";
                case QUEUE_NOT_ANSWERED, QUEUE_TO_VOICEMAIL -> "Nobody in the queue answered";
                case FAX_RECEIVED -> "A fax, not a phone call";
                default -> "Not a phone call";
              });
    }
  }

  @Property
  void any_part_of_the_events_tells_a_story_without_failing(
      @ForAll Topology topology, @ForAll Log log, @ForAll Random random) {
    var arrived = topology.events().stream().filter(e -> random.nextBoolean()).toList();

    var told = Told.of(topology, arrived, log.of(topology));

    assertThat(told.people().values())
        .allSatisfy(
            call -> {
              assertThat(call.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
              assertThat(call.talk()).isGreaterThanOrEqualTo(Duration.ZERO);
              assertThat(call.result()).isNotBlank();
              assertThat(call.numbers()).doesNotHaveDuplicates();
              assertThat(call.journey()).noneMatch(String::isBlank);
            });
  }

  @Property
  @Tag("M-6")
  void the_agents_number_is_never_the_customers(
      @ForAll Topology topology, @ForAll Log log, @ForAll Random random) {
    var arrived = topology.events().stream().filter(e -> random.nextInt(4) > 0).toList();

    var told = Told.of(topology, arrived, log.of(topology));

    assertThat(told.people().values())
        .extracting(PersonCall::agentNumber)
        .doesNotContain(Script.CUSTOMER);
  }
}
