package io.callscribe.ringcentral;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The RingCentral API as far as we need it. Every method may throw {@link RingCentralException}.
 */
@ApplicationScoped
@Retry(
    maxRetries = 2,
    delay = 500,
    jitter = 200,
    maxDuration = 40,
    durationUnit = ChronoUnit.SECONDS,
    retryOn = RingCentralException.Unavailable.class)
@CircuitBreaker(
    requestVolumeThreshold = 8,
    delay = 10,
    delayUnit = ChronoUnit.SECONDS,
    failOn = RingCentralException.Unavailable.class)
public class RingCentral {
  private static final String ACCOUNT = "/restapi/v1.0/account/~";
  private static final String SUBSCRIPTION = "/restapi/v1.0/subscription";
  private static final int PAGE = 250;
  static final int LONGEST_RECORDING = 100_000_000;
  static final Duration SUBSCRIPTION_LIFETIME = Duration.ofDays(7);
  private static final String PBX = "/ai/ringsense/v1/public/accounts/~/domains/pbx";

  private final Optional<Transport> transport;
  private final Clock clock;

  @Inject
  RingCentral(RingCentralConfig config, Clock clock) {
    this.clock = clock;
    var budget = new RequestBudget(config.heavyRequestsPerMinute(), clock);
    this.transport = config.app().map(app -> new Transport(config.server(), app, budget, clock));
  }

  private Transport api() {
    return transport.orElseThrow(
        () ->
            new AppException(
                ErrorCode.RINGCENTRAL_NOT_CONNECTED,
                "RingCentral is not configured: set callscribe.ringcentral.client-id,"
                    + " client-secret and jwt"));
  }

  public Company company() {
    var account = api().get(RequestGroup.LIGHT, ACCOUNT);
    var region = account.object("regionalSettings");
    return new Company(
        new AccountId(account.text("id").orElseThrow()),
        account.text("mainNumber").orElse(""),
        region.object("homeCountry").text("isoCode").orElse("US"),
        Extension.zone(account).orElse(ZoneId.of("UTC")));
  }

  /** All of them, queues and menus included. */
  public List<Extension> extensions() {
    var all = new ArrayList<Extension>();
    for (int page = 1; ; page++) {
      var answer = api().get(RequestGroup.MEDIUM, ACCOUNT + "/extension?perPage=1000&page=" + page);
      answer.objects("records").stream().map(Extension::of).forEach(all::add);
      if (!answer.object("navigation").has("nextPage")) {
        return List.copyOf(all);
      }
    }
  }

  /** The extension that the admin's credential belongs to. */
  public Extension admin() {
    return Extension.of(api().get(RequestGroup.LIGHT, ACCOUNT + "/extension/~"));
  }

  /** Whether the person has a RingSense licence; empty if RingCentral does not say. */
  public Optional<Boolean> hasInsightLicence(ExtensionId extension) {
    var answer =
        api()
            .get(
                RequestGroup.MEDIUM,
                ACCOUNT + "/extension/" + extension + "/features?featureId=RingSenseForSales");
    return answer.objects("records").stream()
        .filter(f -> f.text("id").filter("RingSenseForSales"::equals).isPresent())
        .map(f -> f.flag("available"))
        .findFirst();
  }

  /** Calls that started at or after a moment, with their legs, newest first. */
  public CallLogPage callLog(Instant from, Instant to, int page) {
    var answer =
        api()
            .get(
                RequestGroup.HEAVY,
                "%s/call-log?view=Detailed&type=Voice&perPage=%d&page=%d&dateFrom=%s&dateTo=%s"
                    .formatted(
                        ACCOUNT,
                        PAGE,
                        page,
                        from.truncatedTo(ChronoUnit.MILLIS),
                        to.truncatedTo(ChronoUnit.MILLIS)));
    return new CallLogPage(
        answer.objects("records").stream().flatMap(r -> CallRecord.of(r).stream()).toList(),
        answer.object("navigation").has("nextPage"));
  }

  /** What RingSense found in a call so far, one per recording; empty if nothing yet. */
  public List<Insight> insights(SessionId session) {
    try {
      return api()
          .get(RequestGroup.LIGHT, PBX + "/sessions/" + session + "/insights")
          .objects("records")
          .stream()
          .map(Insight::of)
          .toList();
    } catch (RingCentralException.Refused e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /**
   * The sound of a recording, at most {@value #LONGEST_RECORDING} bytes.
   *
   * @param content as the call log names it; only RingCentral's own hosts are asked
   */
  public byte[] recording(URI content) {
    return api().bytes(RequestGroup.HEAVY, content, LONGEST_RECORDING);
  }

  /** Whether a permission was granted to the owner of the admin's credential. */
  public boolean isPermitted(String permission) {
    return api()
        .get(
            RequestGroup.LIGHT,
            ACCOUNT + "/extension/~/authz-profile/check?permissionId=" + permission)
        .flag("successful");
  }

  /** Subscribes to events of the account; RingCentral calls the address meanwhile. */
  SubscriptionState subscribe(URI address, String verificationToken, Set<EventFilter> filters) {
    var wanted = Json.createArrayBuilder();
    filters.stream().sorted().map(EventFilter::wanted).forEach(wanted::add);
    var body =
        Json.createObjectBuilder()
            .add("eventFilters", wanted)
            .add(
                "deliveryMode",
                Json.createObjectBuilder()
                    .add("transportType", "WebHook")
                    .add("address", address.toString())
                    .add("verificationToken", verificationToken))
            .add("expiresIn", SUBSCRIPTION_LIFETIME.toSeconds())
            .build();
    return state(api().post(RequestGroup.MEDIUM, SUBSCRIPTION, body));
  }

  public List<SubscriptionState> subscriptions() {
    return api().get(RequestGroup.LIGHT, SUBSCRIPTION).objects("records").stream()
        .map(this::state)
        .toList();
  }

  public SubscriptionState renew(String subscription) {
    return state(
        api().post(RequestGroup.LIGHT, SUBSCRIPTION + "/" + subscription + "/renew", null));
  }

  public void unsubscribe(String subscription) {
    api().delete(RequestGroup.MEDIUM, SUBSCRIPTION + "/" + subscription);
  }

  private SubscriptionState state(Fields fields) {
    return SubscriptionState.of(fields, clock.instant());
  }
}
