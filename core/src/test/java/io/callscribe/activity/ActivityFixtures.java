package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.ActivityId;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ContactId;
import io.callscribe.api.Direction;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.WriteStep;
import io.callscribe.call.PersonCall;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.call.SessionKey;
import io.callscribe.contact.ContactMatch;
import io.callscribe.insight.CallInsight;
import io.callscribe.note.Note;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.ringcentral.Insight;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A call that ended a minute ago, was recorded, and of which everything is known. */
final class ActivityFixtures {
  static final AccountId ACCOUNT = new AccountId("11");
  static final SessionId SESSION = new SessionId("s-one");
  static final ExtensionId AGENT = new ExtensionId("101");
  static final ExtensionId ADMIN = new ExtensionId("100");
  static final Instant STARTED = Instant.parse("2026-07-14T16:00:00Z");
  static final Duration DURATION = Duration.ofSeconds(185);
  static final Instant ENDED = STARTED.plus(DURATION);
  static final Instant NOW = ENDED.plusSeconds(60);
  static final String NUMBER = "+14155550100";
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  static final CallRecording RECORDING =
      new CallRecording("r-1", URI.create("https://media.example.com/r-1"));
  static final ContactMatch.One ANA = new ContactMatch.One(new ContactId("c-7"), "Ana Ward");
  static final OwnerDecision OWNER =
      new OwnerDecision(
          OwnerDecision.Rule.AGENT_AUTHORISED,
          AGENT,
          Optional.empty(),
          "Maya",
          "The agent has authorised the CRM");
  static final ActivityConfig CONFIG =
      new ActivityConfig(
          Duration.ofHours(2),
          Duration.ofMinutes(20),
          Duration.ofHours(26),
          Duration.ofMinutes(30),
          Duration.ofMinutes(15),
          "https://listen.example.com/?media=");

  private ActivityFixtures() {}

  /** Logging for the account, with these settings changed: name, value, name, value … */
  static LoggingSettings settings(String... changes) {
    var values = new HashMap<String, String>();
    values.put("server-logging.level", "account");
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    return LoggingSettings.of(values);
  }

  static LoggingSettings settings(Level level) {
    return settings("server-logging.level", level.name());
  }

  static LoggingSettings allAtOnce() {
    return settings("activity.timing", "all-at-once");
  }

  static LoggingSettings withoutInsights() {
    return settings("insights.enabled", "false");
  }

  static CallFacts call() {
    return new CallFacts();
  }

  /** A {@link PersonCall} under construction. */
  static final class CallFacts {
    private Direction direction = Direction.INBOUND;
    private Optional<String> otherNumber = Optional.of(NUMBER);
    private boolean answered = true;
    private boolean ended = true;
    private Instant startedAt = STARTED;
    private String result = "Accepted";
    private CallLog log = CallLog.FINAL;
    private List<String> announced = List.of("r-1");
    private List<CallRecording> recordings = List.of(RECORDING);
    private boolean tooShort;
    private boolean whole = true;
    private Duration talk = DURATION;
    private List<String> journey = List.of();
    private List<String> numbers = List.of(NUMBER, "101");

    CallFacts talk(Duration value) {
      talk = value;
      return this;
    }

    CallFacts journey(String... steps) {
      journey = List.of(steps);
      return this;
    }

    CallFacts numbers(String... values) {
      numbers = List.of(values);
      return this;
    }

    CallFacts result(String value) {
      result = value;
      return this;
    }

    CallFacts otherNumber(String value) {
      otherNumber = Optional.of(value);
      return this;
    }

    CallFacts withheld() {
      otherNumber = Optional.empty();
      return numbers("101");
    }

    CallFacts direction(Direction value) {
      direction = value;
      return this;
    }

    CallFacts notAnswered() {
      answered = false;
      result = "Missed";
      return notRecorded();
    }

    CallFacts goesOn() {
      ended = false;
      return this;
    }

    CallFacts startedAt(Instant value) {
      startedAt = value;
      return this;
    }

    CallFacts log(CallLog value) {
      log = value;
      return this;
    }

    CallFacts notRecorded() {
      announced = List.of();
      recordings = List.of();
      return this;
    }

    CallFacts recordings(CallRecording... values) {
      recordings = List.of(values);
      return this;
    }

    CallFacts announced(String... ids) {
      announced = List.of(ids);
      return this;
    }

    CallFacts withLostEvents() {
      whole = false;
      return this;
    }

    CallFacts tooShort() {
      tooShort = true;
      return recordings();
    }

    PersonCall build() {
      return new PersonCall(
          SESSION,
          AGENT,
          direction,
          otherNumber,
          answered,
          startedAt,
          ended,
          startedAt.plus(DURATION),
          DURATION,
          talk,
          result,
          log,
          announced,
          recordings,
          whole,
          tooShort,
          "+16505550101",
          numbers,
          journey);
    }
  }

  static Insight wholeInsight() {
    return new Insight(
        Optional.of(SESSION),
        Optional.of("r-1"),
        Optional.of(AGENT),
        Optional.of("Maya: Hello.\nAna: Hi."),
        Optional.of("They agreed."),
        List.of("Quote on Friday", "Call back"),
        Optional.of("8"),
        Optional.of(URI.create("https://ringsense.example.com/r-1")));
  }

  static Insight onlySummary(String text) {
    return new Insight(
        Optional.of(SESSION),
        Optional.of("r-1"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(text),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static Insight scored(String score) {
    var whole = wholeInsight();
    return new Insight(
        whole.session(),
        whole.recording(),
        whole.owner(),
        whole.transcript(),
        whole.summary(),
        whole.bullets(),
        Optional.of(score),
        whole.link());
  }

  static CallInsight arrived(Insight insight) {
    return arrived(insight, Duration.ofSeconds(30));
  }

  static CallInsight arrived(Insight insight, Duration afterTheEnd) {
    return new CallInsight(insight, ENDED.plus(afterTheEnd));
  }

  static ConnectorDescriptor connector(Capability... capabilities) {
    return builder(capabilities).build();
  }

  static ConnectorDescriptor ableConnector() {
    return able().build();
  }

  /** With all that the rules ask for but archiving and making contacts. */
  static ConnectorDescriptor.Builder able() {
    return builder(
        Capability.FIND_CONTACT_BY_PHONE,
        Capability.CREATE_ACTIVITY,
        Capability.READ_ACTIVITY,
        Capability.UPDATE_ACTIVITY,
        Capability.FIND_BY_REFERENCE,
        Capability.INSIGHTS);
  }

  private static ConnectorDescriptor.Builder builder(Capability... capabilities) {
    return ConnectorDescriptor.builder("test-crm", "Test CRM")
        .body(new BodySupport(BodyFormat.PLAIN, 30_000, 255))
        .can(capabilities);
  }

  static EntryState planned() {
    return new EntryState(LedgerState.PLANNED);
  }

  static EntryState sent() {
    var entry = new EntryState(LedgerState.SENT);
    entry.sentAt = Optional.of(NOW.minusSeconds(30));
    return entry;
  }

  static EntryState confirmed(Written written) {
    var entry = new EntryState(LedgerState.CONFIRMED);
    entry.sentAt = Optional.of(NOW.minusSeconds(30));
    entry.recordId = Optional.of(new ActivityId("a-1"));
    entry.written = Optional.of(written);
    return entry;
  }

  /** An {@link Entry} under construction. */
  static final class EntryState {
    private final LedgerState state;
    private Optional<Instant> sentAt = Optional.empty();
    private Optional<ActivityId> recordId = Optional.empty();
    private Optional<Written> written = Optional.empty();
    private int creates;
    private int failures;
    private int insightPolls;
    private Optional<Instant> insightsPolledAt = Optional.empty();
    private Map<String, URI> archived = Map.of();
    private List<WriteStep> done = List.of();

    private EntryState(LedgerState state) {
      this.state = state;
    }

    EntryState archived(String recording, URI at) {
      archived = Map.of(recording, at);
      return this;
    }

    EntryState done(String... steps) {
      done =
          Stream.of(steps)
              .map(s -> new WriteStep(s, WriteStep.State.DONE, Optional.empty()))
              .toList();
      return this;
    }

    EntryState sentAt(Instant value) {
      sentAt = Optional.of(value);
      return this;
    }

    EntryState creates(int value) {
      creates = value;
      return this;
    }

    EntryState failures(int value) {
      failures = value;
      return this;
    }

    EntryState insightsPolledAt(Instant value) {
      insightsPolledAt = Optional.of(value);
      return this;
    }

    EntryState insightPolls(int value) {
      insightPolls = value;
      return this;
    }

    Entry build() {
      var call = new SessionKey(ACCOUNT, SESSION);
      var isKnown = state != LedgerState.PLANNED;
      return new Entry(
          1,
          call,
          AGENT,
          "test-crm",
          0,
          state,
          References.of(call, AGENT, "test-crm"),
          sentAt,
          recordId,
          done,
          written,
          isKnown ? Optional.of(ANA) : Optional.empty(),
          Optional.empty(),
          isKnown ? Optional.of(OWNER) : Optional.empty(),
          Set.of(),
          creates,
          failures,
          insightPolls,
          insightsPolledAt,
          archived);
    }
  }

  /** A {@link Situation} under construction; a test changes one thing. */
  static final class Case {
    private PersonCall call = ActivityFixtures.call().build();
    private boolean isAdmin;
    private Optional<PhoneQuery> number =
        Optional.of(new PhoneQuery(NUMBER, "4155550100", "US", Optional.empty()));
    private Optional<ContactMatch> contact = Optional.of(ANA);
    private Optional<OwnerDecision> owner = Optional.of(OWNER);
    private List<CallInsight> insights = List.of(arrived(wholeInsight()));
    private boolean hasInsightLicence = true;
    private Entry entry = planned().build();
    private LoggingSettings settings = ActivityFixtures.settings();
    private ConnectorDescriptor connector = ableConnector();
    private Optional<Note> note = Optional.empty();
    private Snapshot.RingSense ringSense = new Snapshot.RingSense(true, "Active");
    private ZoneId zone = ZONE;
    private Instant now = NOW;

    Case note(String text) {
      note = Optional.of(new Note(text, Optional.empty(), "Maya Chen", NOW));
      return this;
    }

    Case note(String text, String subject) {
      note = Optional.of(new Note(text, Optional.of(subject), "Maya Chen", NOW));
      return this;
    }

    Case ringSenseInactive(String why) {
      ringSense = new Snapshot.RingSense(false, why);
      return this;
    }

    Case zone(ZoneId value) {
      zone = value;
      return this;
    }

    Wanted wanted() {
      return ((NextStep.Create) entry(planned()).next()).wanted();
    }

    Case call(CallFacts value) {
      call = value.build();
      return this;
    }

    Case byAdmin() {
      isAdmin = true;
      return this;
    }

    Case withoutNumber() {
      number = Optional.empty();
      return this;
    }

    Case contact(ContactMatch value) {
      contact = Optional.of(value);
      return this;
    }

    Case withoutContact() {
      contact = Optional.empty();
      return this;
    }

    Case withoutOwner() {
      owner = Optional.empty();
      return this;
    }

    Case insights(CallInsight... values) {
      insights = List.of(values);
      return this;
    }

    Case withoutLicence() {
      hasInsightLicence = false;
      return this;
    }

    Case entry(EntryState value) {
      entry = value.build();
      return this;
    }

    Case settings(LoggingSettings value) {
      settings = value;
      return this;
    }

    Case connector(ConnectorDescriptor value) {
      connector = value;
      return this;
    }

    Case at(Instant value) {
      now = value;
      return this;
    }

    Situation build() {
      return new Situation(
          call,
          new Situation.Colleague("Maya Chen", "101", isAdmin),
          number,
          "US",
          contact,
          owner,
          note,
          insights,
          hasInsightLicence,
          entry,
          settings,
          ringSense,
          CONFIG,
          connector,
          zone,
          new Situation.Versions(7, "1.2"),
          now);
    }

    NextStep next() {
      return Decide.nextStep(build());
    }

    /** What a create would write now. */
    Written written() {
      var create = (NextStep.Create) entry(planned()).next();
      return Written.of(create.wanted(), connector.body());
    }
  }

  static Case situation() {
    return new Case();
  }
}
