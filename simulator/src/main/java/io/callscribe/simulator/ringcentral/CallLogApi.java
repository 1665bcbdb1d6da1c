package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.CallLog.Position;
import io.callscribe.simulator.ringcentral.LoggedCall.State;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reading calls: log, one record, synchronisation, active calls, a session's status. */
final class CallLogApi {
  private static final String ACCOUNT = "/restapi/v1.0/account/{account}";
  private static final String EXTENSION = ACCOUNT + "/extension/{extension}";
  private static final String SCOPE = "ReadCallLog";
  private static final String COMPANY = "ReadCompanyCallLog";
  private static final String OWN = "ReadCallLog";
  private static final Duration DEFAULT_WINDOW = Duration.ofHours(24);
  private static final Duration SYNC_WINDOW = Duration.ofHours(1);
  private static final Duration LINGERING = Duration.ofSeconds(120);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
  private static final int EXTRACT_LIMIT = 1000;
  private static final int SYNC_LIMIT = 250;

  private final Clock clock;
  private final Gateway gateway;
  private final CallLog log;
  private final Duration lingering;
  private final Duration keptActive;
  private final Instant bornAt;
  private final Supplier<URI> server;

  CallLogApi(RingCentralOptions options, Gateway gateway, CallLog log, Supplier<URI> server) {
    this.clock = options.clock();
    this.gateway = gateway;
    this.log = log;
    this.lingering = options.scaled(LINGERING);
    this.keptActive = lingering.plus(options.scaled(LONGEST_CALL));
    this.bornAt = clock.instant();
    this.server = server;
  }

  void route(Routes routes) {
    routes.get(
        ACCOUNT + "/call-log",
        gateway.guarded(Group.HEAVY, SCOPE, COMPANY, (who, in) -> list(Optional.empty(), in)));
    routes.get(
        ACCOUNT + "/call-log/{record}",
        gateway.guarded(Group.HEAVY, SCOPE, COMPANY, (who, in) -> one(Optional.empty(), in)));
    routes.get(
        ACCOUNT + "/call-log-extract-sync",
        gateway.guarded(
            Group.HEAVY,
            SCOPE,
            COMPANY,
            (who, in) -> sync(Optional.empty(), in, "call-log-extract-sync", EXTRACT_LIMIT)));
    routes.get(
        ACCOUNT + "/call-log-sync",
        gateway.guarded(
            Group.HEAVY,
            SCOPE,
            COMPANY,
            (who, in) -> sync(Optional.empty(), in, "call-log-sync", SYNC_LIMIT)));
    routes.get(
        ACCOUNT + "/active-calls",
        gateway.guarded(Group.HEAVY, SCOPE, COMPANY, (who, in) -> active(Optional.empty(), in)));
    routes.get(
        EXTENSION + "/call-log",
        gateway.guarded(Group.HEAVY, SCOPE, OWN, (who, in) -> list(viewer(who, in), in)));
    routes.get(
        EXTENSION + "/call-log/{record}",
        gateway.guarded(Group.HEAVY, SCOPE, OWN, (who, in) -> one(viewer(who, in), in)));
    routes.get(
        EXTENSION + "/call-log-sync",
        gateway.guarded(
            Group.HEAVY,
            SCOPE,
            OWN,
            (who, in) -> sync(viewer(who, in), in, "call-log-sync", SYNC_LIMIT)));
    routes.get(
        EXTENSION + "/active-calls",
        gateway.guarded(Group.HEAVY, SCOPE, OWN, (who, in) -> active(viewer(who, in), in)));
    routes.get(
        ACCOUNT + "/telephony/sessions/{session}",
        gateway.guarded(Group.LIGHT, "CallControl", "", (who, in) -> status(in)));
  }

  private String account() {
    return server.get() + "/restapi/v1.0/account/" + Account.ID;
  }

  private String owner(Optional<Extension> viewer) {
    return viewer.map(it -> account() + "/extension/" + it.id()).orElseGet(this::account);
  }

  /** Whose log is read; that of somebody else needs the company's permission. */
  private Optional<Extension> viewer(Caller caller, Request request) {
    var extension = AccountApi.theExtension(caller, request);
    if (!extension.equals(caller.extension())) {
      gateway.require(caller, "", COMPANY);
    }
    return Optional.of(extension);
  }

  private Reply list(Optional<Extension> viewer, Request request) {
    AccountApi.checkAccount(request);
    var pages = new Pages(owner(viewer) + "/call-log", request);
    var now = clock.instant();
    boolean isDetailed = isDetailed(request, false);
    var found =
        wanted(viewer, request, now)
            .filter(call -> call.state(now) != State.ABSENT)
            .skip(pages.skipped())
            .limit(pages.perPage() + 1L)
            .toList();
    boolean hasMore = found.size() > pages.perPage();
    var shown =
        found.stream()
            .limit(pages.perPage())
            .map(call -> json(call, viewer, isDetailed, now))
            .toList();
    return Reply.json(200, pages.of(shown, hasMore));
  }

  private Stream<LoggedCall> wanted(Optional<Extension> viewer, Request request, Instant now) {
    if (request.isQueried("phoneNumber") && request.isQueried("extensionNumber")) {
      throw ApiError.invalid("CLG-110", "extensionNumber");
    }
    if (request.isQueried("sessionId")
        && (request.isQueried("telephonySessionId") || request.isQueried("phoneNumber"))) {
      throw ApiError.invalid("CLG-110", "sessionId");
    }
    var to = time(request, "dateTo").orElse(now);
    var from = time(request, "dateFrom").orElse(to.minus(DEFAULT_WINDOW));
    return calls(viewer, request, from, to).filter(call -> matches(call, request));
  }

  private Stream<LoggedCall> calls(
      Optional<Extension> viewer, Request request, Instant from, Instant to) {
    var session = request.query("telephonySessionId").flatMap(log::findBySession);
    var single = request.query("sessionId").flatMap(log::findBySessionId).or(() -> session);
    if (request.isQueried("telephonySessionId") || request.isQueried("sessionId")) {
      return single.stream()
          .filter(call -> !call.startedAt().isBefore(from) && !call.startedAt().isAfter(to))
          .filter(call -> viewer.map(it -> call.involves(it.id())).orElse(true));
    }
    return viewer
        .map(it -> log.newestFirst(it.id(), from, to))
        .orElseGet(() -> log.newestFirst(from, to));
  }

  private static boolean matches(LoggedCall call, Request request) {
    var directions = request.queries("direction");
    var types = request.queries("type");
    return (directions.isEmpty() || directions.contains(call.direction()))
        && (types.isEmpty() || types.contains(call.type()))
        && request
            .query("phoneNumber")
            .map(CallLogApi::digits)
            .map(call::hasPhoneNumber)
            .orElse(true)
        && request.query("extensionNumber").map(call::hasExtensionNumber).orElse(true)
        && (!request.isQueried("recordingType") || !call.recordings().isEmpty());
  }

  private static String digits(String phoneNumber) {
    return phoneNumber.replaceAll("\\D", "");
  }

  private static Optional<Instant> time(Request request, String name) {
    try {
      return request.query(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      throw ApiError.invalid(name);
    }
  }

  private static boolean isDetailed(Request request, boolean otherwise) {
    var view = request.query("view");
    if (view.isEmpty()) {
      return otherwise;
    }
    return switch (view.get()) {
      case "Detailed" -> true;
      case "Simple" -> false;
      default -> throw ApiError.invalid("view");
    };
  }

  private JsonObject json(
      LoggedCall call, Optional<Extension> viewer, boolean isDetailed, Instant now) {
    return viewer
        .map(it -> call.toJson(account(), it, isDetailed, now))
        .orElseGet(() -> call.toJson(account(), isDetailed, now));
  }

  private Reply one(Optional<Extension> viewer, Request request) {
    AccountApi.checkAccount(request);
    var now = clock.instant();
    var call =
        log.findById(request.part("record"))
            .filter(it -> it.state(now) != State.ABSENT)
            .filter(it -> viewer.map(person -> it.involves(person.id())).orElse(true))
            .orElseThrow(() -> ApiError.notFound("callRecordId"));
    return Reply.json(200, json(call, viewer, isDetailed(request, false), now));
  }

  private Reply sync(Optional<Extension> viewer, Request request, String path, int most) {
    AccountApi.checkAccount(request);
    var now = clock.instant();
    var type = request.query("syncType").orElse("FSync");
    boolean isExtract = most == EXTRACT_LIMIT;
    int count = recordCount(request, most);
    boolean isFull = type.equals("FSync");
    var window = isExtract ? SYNC_WINDOW : DEFAULT_WINDOW;
    var from = isFull ? time(request, "dateFrom").orElse(now.minus(window)) : Instant.EPOCH;
    var since = isFull ? Position.before(from) : position(request);
    var changes = log.changedAfter(since, now, from, count);
    var records = JsonText.array();
    boolean isDetailed = isDetailed(request, isExtract);
    changes.calls().stream()
        .filter(call -> viewer.map(it -> call.involves(it.id())).orElse(true))
        .forEach(call -> records.add(json(call, viewer, isDetailed, now)));
    var info =
        JsonText.object()
            .add("syncType", type)
            .add("syncToken", token(changes.until()))
            .add("syncTime", Times.wire(now));
    if (isExtract) {
      info.add("newerRecordsExist", changes.hasMore());
    }
    var query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    return Reply.json(
        200,
        JsonText.object()
            .add("uri", owner(viewer) + "/" + path + query)
            .add("records", records)
            .add("syncInfo", info)
            .build());
  }

  private static int recordCount(Request request, int most) {
    try {
      int count = request.query("recordCount").map(Integer::parseInt).orElse(SYNC_LIMIT);
      if (count < 1 || count > most) {
        throw ApiError.invalid("CLG-104", "recordCount");
      }
      return count;
    } catch (NumberFormatException e) {
      throw ApiError.invalid("CLG-104", "recordCount");
    }
  }

  /** A token knows which simulator wrote it: another one does not take it. */
  private String token(Position position) {
    var text = bornAt.toEpochMilli() + ":" + position.time().toString() + ":" + position.number();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Position position(Request request) {
    if (!request.query("syncType").equals(Optional.of("ISync"))) {
      throw ApiError.invalid("CLG-101", "syncType");
    }
    try {
      var token = request.query("syncToken").orElse("");
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int first = text.indexOf(':');
      int last = text.lastIndexOf(':');
      if (first < 0 || Long.parseLong(text.substring(0, first)) != bornAt.toEpochMilli()) {
        throw ApiError.invalid("CLG-102", "syncToken");
      }
      return new Position(
          Instant.parse(text.substring(first + 1, last)), Long.parseLong(text.substring(last + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ApiError.invalid("CLG-102", "syncToken");
    }
  }

  private Reply active(Optional<Extension> viewer, Request request) {
    AccountApi.checkAccount(request);
    var pages = new Pages(owner(viewer) + "/active-calls", request);
    var now = clock.instant();
    var found =
        log.newestFirst(now.minus(keptActive), now)
            .filter(call -> !call.isEnded() || !call.endedAt().plus(lingering).isBefore(now))
            .filter(call -> viewer.map(it -> call.involves(it.id())).orElse(true))
            .skip(pages.skipped())
            .limit(pages.perPage() + 1L)
            .toList();
    var shown =
        found.stream()
            .limit(pages.perPage())
            .map(call -> call.toActiveJson(account(), now))
            .toList();
    return Reply.json(200, pages.of(shown, found.size() > pages.perPage()));
  }

  private Reply status(Request request) {
    AccountApi.checkAccount(request);
    return log.findLive(request.part("session"))
        .map(session -> Reply.json(200, session.toStatusJson()))
        .orElseThrow(() -> ApiError.notFound("telephonySessionId"));
  }
}
