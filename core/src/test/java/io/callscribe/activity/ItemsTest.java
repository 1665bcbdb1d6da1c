package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.NUMBER;
import static io.callscribe.activity.ActivityFixtures.RECORDING;
import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Archive;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.Capability;
import io.callscribe.api.ContactId;
import io.callscribe.api.Direction;
import io.callscribe.api.InsightPart;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a record, item by item. */
class ItemsTest {
  private static final URI COPY = URI.create("https://crm.example.com/files/7");
  private static final Set<String> FROM_MACHINES =
      Set.of("score", "insight", "summary", "bullets", "transcript");

  private static Set<String> keys(Written written) {
    return written.blocks().stream().map(Block::key).collect(Collectors.toSet());
  }

  private static String field(Wanted wanted, String key) {
    return wanted.sections().stream()
        .filter(s -> s.key().equals(key))
        .map(s -> ((Field) s.content()).value())
        .findFirst()
        .orElse("(none)");
  }

  private static Case everything(LoggingSettings settings) {
    return situation()
        .settings(settings)
        .note("We spoke about the roof.")
        .call(call().talk(Duration.ofSeconds(60)).journey("Main menu", "Maya Chen answered"));
  }

  private static LoggingSettings with(String item, boolean on) {
    return item.equals("item.journey")
        ? settings(item, String.valueOf(on))
        : settings("item.journey", "true", item, String.valueOf(on));
  }

  @ParameterizedTest
  @CsvSource({
    "item.note,           note",
    "item.agent,          agent",
    "item.number,         number",
    "item.times,          start end",
    "item.duration,       duration talk",
    "item.result,         result",
    "item.recording,      recording-1",
    "item.journey,        journey",
    "insights.transcript, transcript",
    "insights.summary,    summary",
    "insights.bullets,    bullets",
    "insights.score,      score",
    "insights.link,       insight",
    "insights.enabled,    transcript summary bullets score insight"
  })
  @Tag("LOG-24")
  @Tag("RS-01")
  void an_item_that_is_off_is_in_no_create_and_in_no_update(String item, String keys) {
    var life = new Life();

    life.sees(situation().settings(with(item, false)).call(call().recordings()).insights());
    var created = life.record();
    life.sees(everything(with(item, false)));
    var updated = life.record();
    life.sees(everything(with(item, true)));

    var own = Set.of(keys.split(" "));
    assertThat(keys(created)).doesNotContainAnyElementsOf(own);
    assertThat(keys(updated)).isNotEmpty().doesNotContainAnyElementsOf(own);
    assertThat(keys(life.record())).containsAll(own);
  }

  @Test
  @Tag("LOG-24")
  void a_subject_that_is_off_tells_nothing_of_the_call() {
    var off = settings("item.subject", "false");
    var life = new Life();

    life.sees(situation().settings(off).call(call().recordings()).insights());
    var created = life.record().subject();
    life.sees(everything(off));

    assertThat(created).isEqualTo("Phone call");
    assertThat(life.record().subject()).isEqualTo("Phone call");
  }

  @Test
  @Tag("LOG-24")
  void links_that_are_off_are_in_no_field_of_the_crm_either() {
    var off = settings("item.recording", "false", "insights.enabled", "false");

    var wanted = everything(off).wanted();

    assertThat(wanted.recordings()).isEmpty();
    assertThat(wanted.insights()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INBOUND  | Ana Ward | Inbound call from Ana Ward",
        "OUTBOUND | Ana Ward | Outbound call to Ana Ward",
        "INTERNAL | Ana Ward | Internal call with Ana Ward",
        "INBOUND  | ''       | Inbound call from +14155550100",
        "OUTBOUND | '  '     | Outbound call to +14155550100"
      })
  @Tag("LOG-25")
  void the_subject_tells_direction_and_name(Direction direction, String name, String subject) {
    var wanted =
        situation()
            .settings(settings("activity.internal-calls", "true"))
            .call(call().direction(direction))
            .contact(new ContactMatch.One(new ContactId("c-7"), name))
            .wanted();

    assertThat(wanted.subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  @Tag("LOG-25")
  void the_subject_that_the_person_wrote_wins(String composed) {
    var wanted =
        situation()
            .settings(settings("item.subject", composed))
            .note("", "Roof at Larkspur Lane")
            .wanted();

    assertThat(wanted.subject()).isEqualTo("Roof at Larkspur Lane");
  }

  @Test
  @Tag("LOG-25")
  void the_subject_is_one_line() {
    var typed = situation().note("", "Roof\r\n  at Larkspur\nLane").wanted();
    var composed =
        situation().contact(new ContactMatch.One(new ContactId("c-7"), "Ana\nWard\n")).wanted();

    assertThat(typed.subject()).isEqualTo("Roof at Larkspur Lane");
    assertThat(composed.subject()).isEqualTo("Inbound call from Ana Ward");
  }

  @Test
  @Tag("LOG-26")
  void what_people_noted_stands_apart_from_what_a_machine_summed_up() {
    var both = situation().note("We spoke about the roof.").wanted();
    var machine = situation().wanted();

    assertThat(both.sections())
        .contains(new Section("note", new Text("Note", "We spoke about the roof.")))
        .filteredOn(s -> FROM_MACHINES.contains(s.key()))
        .hasSize(5)
        .noneMatch(s -> s.toString().contains("roof"));
    assertThat(machine.sections()).extracting(Section::key).doesNotContain("note");
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND,  +14155550100",
    "OUTBOUND, +14155550100",
  })
  @Tag("LOG-27")
  void the_record_has_the_other_partys_number(Direction direction, String number) {
    var wanted = situation().call(call().direction(direction)).wanted();

    assertThat(field(wanted, "number")).isEqualTo(number);
    assertThat(wanted.call().otherNumber()).isEqualTo(number);
  }

  @Test
  @Tag("LOG-27")
  void the_record_of_an_internal_call_has_the_extension() {
    var wanted =
        situation()
            .settings(settings("activity.internal-calls", "true"))
            .call(call().direction(Direction.INTERNAL).otherNumber("102"))
            .withoutNumber()
            .wanted();

    assertThat(field(wanted, "number")).isEqualTo("102");
    assertThat(wanted.call().otherNumber()).isEqualTo("102");
  }

  @Test
  void the_record_of_a_call_without_number_says_so() {
    var wanted = situation().call(call().withheld()).withoutNumber().wanted();

    assertThat(field(wanted, "number")).isEqualTo("withheld");
    assertThat(wanted.call().otherNumber()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T16:00:00Z, America/Los_Angeles, 2026-07-14 09:00:00 PDT, 2026-07-14 09:03:05 PDT",
    "2026-01-14T16:00:00Z, America/Los_Angeles, 2026-01-14 08:00:00 PST, 2026-01-14 08:03:05 PST",
    "2026-03-08T09:58:00Z, America/Los_Angeles, 2026-03-08 01:58:00 PST, 2026-03-08 03:01:05 PDT",
    "2026-11-01T08:58:00Z, America/Los_Angeles, 2026-11-01 01:58:00 PDT, 2026-11-01 01:01:05 PST",
    "2026-07-14T21:58:00Z, Europe/Berlin,       2026-07-14 23:58:00 CEST, 2026-07-15 00:01:05 CEST",
    "2026-07-14T23:30:00Z, Asia/Kolkata,        2026-07-15 05:00:00 IST, 2026-07-15 05:03:05 IST"
  })
  @Tag("LOG-28")
  @Tag("M-5")
  void start_and_end_are_told_as_clocks_stood_at_that_time(
      Instant start, ZoneId zone, String from, String to) {
    var wanted =
        situation()
            .call(call().startedAt(start))
            .zone(zone)
            .at(start.plus(Duration.ofDays(20)))
            .wanted();

    assertThat(field(wanted, "start")).isEqualTo(from);
    assertThat(field(wanted, "end")).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d.M.uuuu HH:mm            | 14.7.2026 09:03",
        "EEE, MMM d uuuu, h:mm a z | Tue, Jul 14 2026, 9:03 AM PDT",
        "uuuu-MM-dd'T'HH:mm:ssXXX  | 2026-07-14T09:03:05-07:00"
      })
  @Tag("LOG-28")
  void start_and_end_are_written_as_the_person_likes(String format, String end) {
    var wanted = situation().settings(settings("activity.date-format", format)).wanted();

    assertThat(field(wanted, "end")).isEqualTo(end);
  }

  @Test
  @Tag("LOG-29")
  @Tag("SSL-31")
  void the_duration_is_ringcentrals_and_the_talk_time_stands_beside_it() {
    var wanted = situation().call(call().talk(Duration.ofSeconds(65))).wanted();

    assertThat(field(wanted, "duration")).isEqualTo("3 min 5 s");
    assertThat(field(wanted, "talk")).isEqualTo("1 min 5 s");
    assertThat(wanted.call().duration()).isEqualTo(Duration.ofSeconds(185));
    assertThat(wanted.call().talk()).isEqualTo(Duration.ofSeconds(65));
  }

  @ParameterizedTest
  @CsvSource({"185", "184", "183", "0"})
  @Tag("SSL-31")
  void a_talk_time_that_says_nothing_new_is_not_told(int seconds) {
    var wanted = situation().call(call().talk(Duration.ofSeconds(seconds))).wanted();

    assertThat(field(wanted, "talk")).isEqualTo("(none)");
  }

  @Test
  @Tag("LOG-31")
  @Tag("LOG-42")
  void a_recorded_call_has_a_link_and_no_other_call_has_an_empty_line() {
    var recorded = situation().insights().written();
    var unrecorded = situation().call(call().notRecorded()).insights().written();

    assertThat(recorded.body()).containsPattern("Recording: .*https://");
    assertThat(recorded.recordings()).hasSize(1);
    assertThat(unrecorded.body()).doesNotContainIgnoringCase("recording");
    assertThat(unrecorded.recordings()).isEmpty();
  }

  @Test
  @Tag("LOG-32")
  @Tag("LOG-33")
  @Tag("RS-06")
  void the_record_of_a_person_without_a_licence_holds_nothing_of_ringsense() {
    var native_ = able().nativeInsights(InsightPart.values()).build();

    var inBody = situation().withoutLicence().wanted();
    var inFields = situation().withoutLicence().connector(native_).wanted();

    assertThat(inBody.sections())
        .extracting(Section::key)
        .doesNotContainAnyElementsOf(FROM_MACHINES);
    assertThat(inFields.insights()).isEmpty();
  }

  @Test
  @Tag("LOG-36")
  void without_server_side_logging_nothing_tells_the_way_of_a_call() {
    var routed = call().journey("Main Menu, key 1", "Maya Chen answered after 12 s");

    var step =
        situation()
            .settings(settings("item.journey", "true", "server-logging.level", "off"))
            .call(routed)
            .next();

    assertThat(step).isInstanceOf(NextStep.Exclude.class);
  }

  @Test
  @Tag("LOG-34")
  void the_way_of_a_call_is_told_in_order() {
    var steps = List.of("Main Menu, key 1", "Support Queue", "Maya Chen answered after 12 s");

    var wanted =
        situation()
            .settings(settings("item.journey", "true"))
            .call(call().journey(steps.toArray(String[]::new)))
            .wanted();

    assertThat(wanted.sections())
        .contains(new Section("journey", new Bullets("Call journey", steps)));
  }

  @Test
  void a_call_without_a_way_has_no_heading_for_it() {
    var wanted = situation().settings(settings("item.journey", "true")).wanted();

    assertThat(wanted.sections()).extracting(Section::key).doesNotContain("journey");
  }

  private static Case archiving(String... settings) {
    return situation()
        .settings(settings(settings))
        .connector(able().can(Capability.ATTACH_FILE).build());
  }

  @Test
  @Tag("LOG-44")
  void a_recording_stays_where_it_is_by_default() {
    var written = archiving().written();

    assertThat(archiving().entry(confirmed(written)).next()).isInstanceOf(Complete.class);
  }

  @Test
  @Tag("LOG-45")
  void a_recording_is_copied_where_that_is_possible_and_switched_on() {
    var on = archiving("activity.archive-recordings", "true");
    var written = on.written();

    var step = on.entry(confirmed(written)).next();

    assertThat(step)
        .isEqualTo(new Archive(RECORDING, "The recording is there, and is to be kept in the CRM"));
  }

  @Test
  @Tag("LOG-44")
  @Tag("LOG-45")
  void a_recording_is_not_copied_for_a_connector_that_takes_no_files() {
    var on = situation().settings(settings("activity.archive-recordings", "true"));
    var written = on.written();

    assertThat(on.entry(confirmed(written)).next()).isInstanceOf(Complete.class);
  }

  @Test
  @Tag("LOG-45")
  void the_link_leads_to_the_copy_once_there_is_one() {
    var on = archiving("activity.archive-recordings", "true");
    var written = on.written();

    var step = (Update) on.entry(confirmed(written).archived("r-1", COPY)).next();

    assertThat(step.wanted().recordings()).containsExactly(COPY);
  }

  @Test
  @Tag("LOG-45")
  void the_link_stays_while_the_crm_does_not_tell_where_the_copy_is() {
    var on = archiving("activity.archive-recordings", "true");
    var written = on.written();

    var step = on.entry(confirmed(written).archived("r-1", RECORDING.content())).next();

    assertThat(step).isInstanceOf(Complete.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INBOUND", "OUTBOUND"})
  @Tag("M-6")
  void the_agent_is_told_with_their_own_extension(Direction direction) {
    var wanted =
        situation().call(call().direction(direction).numbers(NUMBER, "101", "205")).wanted();

    assertThat(field(wanted, "agent")).isEqualTo("Maya Chen, ext. 101");
  }

  @Test
  @Tag("M-7")
  void a_note_that_someone_cleared_is_wanted_no_more_and_one_never_written_neither() {
    var life = new Life();
    life.sees(situation().note("Old."));

    life.sees(situation().note(""));

    assertThat(life.updates()).isEqualTo(1);
    assertThat(life.body()).doesNotContain("Old.", "Note");
    assertThat(situation().written()).isEqualTo(life.record());
  }

  @Test
  @Tag("RS-15")
  @Tag("M-2")
  void the_same_insight_once_more_is_no_reason_to_write() {
    var life = new Life();
    life.sees(situation());

    life.sees(situation().insights(arrived(wholeInsight(), Duration.ofHours(3))));

    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.updates()).isZero();
  }
}
