package io.callscribe.settings;

import io.callscribe.api.Direction;
import io.callscribe.number.BlockList;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How calls are logged, all values filled in: what every decision about a person's call is based
 * on.
 *
 * @param blocked numbers and extensions whose calls are not logged
 * @param dateFormat a pattern of {@link DateTimeFormatter}
 * @param createAtConnect whether a record is begun when the call is answered
 * @param internalCalls whether calls between two people of the company are logged
 * @param archive whether recordings are copied into the CRM, where the connector can
 * @param insights which parts of an insight are written
 * @param extra by name, what depends on the connector: see {@link #fieldValue} and {@link
 *     #insightPlace}
 */
public record LoggingSettings(
    Level level,
    OwnerPolicy ownerPolicy,
    boolean ownerByEmail,
    BlockList blocked,
    Timing timing,
    boolean createAtConnect,
    boolean internalCalls,
    boolean archive,
    String dateFormat,
    Items items,
    Insights insights,
    Contacts contacts,
    boolean autoLog,
    Map<String, String> extra) {

  /** Whose calls the server logs. */
  public enum Level {
    OFF,
    /** The admin's own, to try it out. */
    ADMIN,
    ACCOUNT
  }

  /** Who owns the record. */
  public enum OwnerPolicy {
    ADMIN,
    /** The agent if possible, else the admin. */
    AGENT
  }

  /** When the record is written. */
  public enum Timing {
    INCREMENTAL,
    ALL_AT_ONCE
  }

  /** What happens to a call from a number that no contact has. */
  public enum IfNobody {
    PARK,
    CREATE
  }

  /** What happens to a call from a number that several contacts have. */
  public enum IfSeveral {
    PARK,
    LAST_ACTIVITY,
    FIRST_CREATED,
    FIRST_BY_NAME
  }

  /** One switch per item of a record. */
  public record Items(
      boolean subject,
      boolean note,
      boolean agent,
      boolean number,
      boolean times,
      boolean duration,
      boolean result,
      boolean recording,
      boolean journey) {}

  /** One switch per part, and one for all of them. */
  public record Insights(
      boolean enabled,
      boolean transcript,
      boolean summary,
      boolean bullets,
      boolean score,
      boolean link) {
    public boolean any() {
      return enabled && (transcript || summary || bullets || score || link);
    }
  }

  /**
   * What is done when a number does not lead to exactly one contact.
   *
   * @param newName of a contact that is made; <code>{number}</code> stands for the number
   * @param newType one of the CRM's types; absent for its default
   */
  public record Contacts(
      IfNobody ifNobody, String newName, Optional<String> newType, IfSeveral ifSeveral) {}

  private static final ZonedDateTime SOME_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);
  private static final String LOGGING = "Server-side logging";
  private static final String ACTIVITY = "Activity logging";
  private static final String DETAILS = "Activity logging: call log details";
  private static final String CONTACTS = "Contacts";
  private static final String FIELD = "connector-field.";
  private static final String PLACE = "insight-place.";
  private static final int LONGEST_NAME = 200;
  private static final Pattern EXTRA =
      Pattern.compile("(connector-field|insight-place)\\.[a-z][a-z0-9-]{1,39}\\.\\S+");
  private static final Pattern PLACES = Pattern.compile("body|native|field:\\S+");

  public static final Setting<Level> LEVEL =
      Setting.choice(
          "server-logging.level",
          LOGGING,
          "Whose calls the server logs",
          Setting.Scope.ADMIN,
          Level.class,
          Level.OFF);
  public static final Setting<OwnerPolicy> OWNER =
      Setting.choice(
          "server-logging.owner",
          LOGGING,
          "Who owns the records",
          Setting.Scope.ADMIN,
          OwnerPolicy.class,
          OwnerPolicy.AGENT);
  public static final Setting<Boolean> OWNER_BY_EMAIL =
      Setting.flag(
          "server-logging.owner-by-email",
          LOGGING,
          "Find the owner by e-mail address if nobody mapped them",
          Setting.Scope.ADMIN,
          false);
  public static final Setting<BlockList> BLOCKED =
      Setting.text(
          "server-logging.blocked",
          LOGGING,
          "Numbers and extensions that are not logged",
          Setting.Scope.ADMIN,
          "",
          BlockList::parse);

  private static final Setting<Timing> TIMING =
      Setting.choice(
          "activity.timing",
          ACTIVITY,
          "When the record is written",
          Setting.Scope.USER,
          Timing.class,
          Timing.INCREMENTAL);
  private static final Setting<Boolean> CREATE_AT_CONNECT =
      Setting.flag(
          "activity.create-at-connect",
          ACTIVITY,
          "Begin the record when the call is answered",
          Setting.Scope.ADMIN,
          false);
  private static final Setting<Boolean> INTERNAL_CALLS =
      Setting.flag(
          "activity.internal-calls",
          ACTIVITY,
          "Log calls between colleagues",
          Setting.Scope.ADMIN,
          false);
  private static final Setting<Boolean> ARCHIVE =
      Setting.flag(
          "activity.archive-recordings",
          ACTIVITY,
          "Copy recordings into the CRM",
          Setting.Scope.ADMIN,
          false);
  private static final Setting<String> DATE_FORMAT =
      Setting.text(
          "activity.date-format",
          ACTIVITY,
          "How date and time are written",
          Setting.Scope.USER,
          "uuuu-MM-dd HH:mm:ss z",
          LoggingSettings::readFormat);
  private static final Setting<Boolean> AUTO_LOG =
      Setting.flag(
          "activity.auto-log",
          ACTIVITY,
          "Log phone calls automatically while the client is open",
          Setting.Scope.USER,
          false);
  private static final Setting<Boolean> SUBJECT =
      item("subject", "Who called whom, as the subject", Setting.Scope.USER, true);
  private static final Setting<Boolean> NOTE =
      item("note", "Notes that people took", Setting.Scope.USER, true);
  private static final Setting<Boolean> AGENT =
      item("agent", "The colleague's name and extension", Setting.Scope.USER, true);
  private static final Setting<Boolean> NUMBER =
      item("number", "The contact's number", Setting.Scope.USER, true);
  private static final Setting<Boolean> TIMES =
      item("times", "Start and end", Setting.Scope.USER, true);
  private static final Setting<Boolean> DURATION =
      item("duration", "Duration", Setting.Scope.USER, true);
  private static final Setting<Boolean> RESULT = item("result", "Result", Setting.Scope.USER, true);
  private static final Setting<Boolean> RECORDING =
      item("recording", "Link to the recording", Setting.Scope.USER, true);
  private static final Setting<Boolean> JOURNEY =
      item("journey", "Call journey (beta)", Setting.Scope.ADMIN, false);
  private static final Setting<Boolean> INSIGHTS =
      insight("enabled", "RingSense (experimental)", Setting.Scope.ADMIN);
  private static final Setting<Boolean> TRANSCRIPT =
      insight("transcript", "RingSense transcript", Setting.Scope.USER);
  private static final Setting<Boolean> SUMMARY =
      insight("summary", "RingSense summary", Setting.Scope.USER);
  private static final Setting<Boolean> BULLETS =
      insight("bullets", "RingSense bulleted summary", Setting.Scope.USER);
  private static final Setting<Boolean> SCORE =
      insight("score", "RingSense call score", Setting.Scope.USER);
  private static final Setting<Boolean> LINK =
      insight("link", "Link to RingSense", Setting.Scope.USER);

  private static final Setting<IfNobody> IF_NOBODY =
      Setting.choice(
          "contacts.if-nobody",
          CONTACTS,
          "If no contact has the number",
          Setting.Scope.ADMIN,
          IfNobody.class,
          IfNobody.PARK);
  private static final Setting<String> NEW_NAME =
      Setting.text(
          "contacts.new-name",
          CONTACTS,
          "Name of a new contact",
          Setting.Scope.ADMIN,
          "Caller {number}",
          LoggingSettings::readName);
  private static final Setting<Optional<String>> NEW_TYPE =
      Setting.text(
          "contacts.new-type",
          CONTACTS,
          "Type of a new contact",
          Setting.Scope.ADMIN,
          "",
          text -> Optional.of(text.strip()).filter(t -> !t.isEmpty()));
  private static final Setting<IfSeveral> IF_SEVERAL =
      Setting.choice(
          "contacts.if-several",
          CONTACTS,
          "If several contacts have the number",
          Setting.Scope.ADMIN,
          IfSeveral.class,
          IfSeveral.PARK);

  /** All that have a fixed name, in the order of the settings page. */
  public static final List<Setting<?>> ALL =
      List.of(
          LEVEL,
          OWNER,
          OWNER_BY_EMAIL,
          BLOCKED,
          TIMING,
          CREATE_AT_CONNECT,
          INTERNAL_CALLS,
          ARCHIVE,
          DATE_FORMAT,
          AUTO_LOG,
          SUBJECT,
          NOTE,
          AGENT,
          NUMBER,
          TIMES,
          DURATION,
          RESULT,
          RECORDING,
          JOURNEY,
          INSIGHTS,
          TRANSCRIPT,
          SUMMARY,
          BULLETS,
          SCORE,
          LINK,
          IF_NOBODY,
          NEW_NAME,
          NEW_TYPE,
          IF_SEVERAL);

  public static final LoggingSettings DEFAULT = of(Map.of());

  private static Setting<Boolean> item(
      String name, String label, Setting.Scope scope, boolean byDefault) {
    return Setting.flag("item." + name, DETAILS, label, scope, byDefault);
  }

  private static Setting<Boolean> insight(String name, String label, Setting.Scope scope) {
    return Setting.flag("insights." + name, DETAILS, label, scope, true);
  }

  private static String readFormat(String text) {
    try {
      DateTimeFormatter.ofPattern(text, Locale.ENGLISH).format(SOME_TIME);
      return text;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Setting.invalid(
          "activity.date-format", text, "a pattern such as uuuu-MM-dd HH:mm:ss z");
    }
  }

  private static String readName(String text) {
    if (text.isBlank()) {
      throw Setting.invalid("contacts.new-name", text, "a name such as Caller {number}");
    }
    return text.strip();
  }

  /** The setting with a name; those that depend on a connector are made as they are asked for. */
  public static Optional<Setting<?>> find(String name) {
    return ALL.stream()
        .<Setting<?>>map(s -> s)
        .filter(s -> s.name().equals(name))
        .findFirst()
        .or(
            () ->
                Optional.of(name)
                    .filter(n -> n.length() <= LONGEST_NAME && EXTRA.matcher(n).matches())
                    .map(LoggingSettings::extra));
  }

  /**
   * @throws io.callscribe.problem.AppException if there is no such setting, or it cannot have this
   *     value
   */
  public static void check(String name, String value) {
    find(name)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.INVALID_FIELD,
                    "There is no setting '%s': GET /api/v1/admin/settings lists them"
                        .formatted(name)))
        .read()
        .apply(value);
  }

  private static Setting<String> extra(String name) {
    return Setting.text(
        name,
        name.startsWith(FIELD) ? "CRM fields" : DETAILS,
        name.substring(name.indexOf('.') + 1),
        Setting.Scope.ADMIN,
        "",
        text -> name.startsWith(PLACE) ? readPlace(name, text) : text);
  }

  private static String readPlace(String name, String text) {
    if (!text.isBlank() && !PLACES.matcher(text.strip()).matches()) {
      throw Setting.invalid(name, text, "body, native or field:<key>");
    }
    return text;
  }

  /**
   * @param values by name, as they are stored
   */
  public static LoggingSettings of(Map<String, String> values) {
    return new LoggingSettings(
        LEVEL.in(values),
        OWNER.in(values),
        OWNER_BY_EMAIL.in(values),
        BLOCKED.in(values),
        TIMING.in(values),
        CREATE_AT_CONNECT.in(values),
        INTERNAL_CALLS.in(values),
        ARCHIVE.in(values),
        DATE_FORMAT.in(values),
        new Items(
            SUBJECT.in(values),
            NOTE.in(values),
            AGENT.in(values),
            NUMBER.in(values),
            TIMES.in(values),
            DURATION.in(values),
            RESULT.in(values),
            RECORDING.in(values),
            JOURNEY.in(values)),
        new Insights(
            INSIGHTS.in(values),
            TRANSCRIPT.in(values),
            SUMMARY.in(values),
            BULLETS.in(values),
            SCORE.in(values),
            LINK.in(values)),
        new Contacts(
            IF_NOBODY.in(values), NEW_NAME.in(values), NEW_TYPE.in(values), IF_SEVERAL.in(values)),
        AUTO_LOG.in(values),
        values.entrySet().stream()
            .filter(e -> e.getKey().startsWith(FIELD) || e.getKey().startsWith(PLACE))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * What an admin set for a custom field of a connector: for this direction of calls, else for all.
   * The names are {@code connector-field.<connector>.<field>} and the same with {@code .inbound},
   * {@code .outbound} or {@code .internal} behind.
   */
  public Optional<String> fieldValue(String connector, String field, Direction direction) {
    var name = FIELD + connector + "." + field;
    return Stream.of(name + "." + direction.name().toLowerCase(Locale.ROOT), name)
        .map(extra::get)
        .flatMap(Stream::ofNullable)
        .filter(v -> !v.isBlank())
        .findFirst();
  }

  /**
   * Where a part of an insight goes: {@code body}, {@code native} or {@code field:<key>}; absent
   * for the connector's own choice. The name is {@code insight-place.<connector>.<part>}.
   */
  public Optional<String> insightPlace(String connector, String part) {
    return Optional.ofNullable(extra.get(PLACE + connector + "." + part)).filter(v -> !v.isBlank());
  }
}
