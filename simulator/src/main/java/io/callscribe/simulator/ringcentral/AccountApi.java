package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Directory: account, extensions, permissions, licences, roles, numbers, queues. */
final class AccountApi {
  private static final String BASE = "/restapi/v1.0/account/{account}";
  private static final String EXTENSION = BASE + "/extension/{extension}";
  private static final String LICENCE = "RingSenseForSales";
  private static final String READ_INSIGHTS = "ReadRingSenseInsights";

  private final Switches switches;
  private final Gateway gateway;
  private final Permissions permissions;
  private final Supplier<URI> server;

  AccountApi(Switches switches, Gateway gateway, Permissions permissions, Supplier<URI> server) {
    this.switches = switches;
    this.gateway = gateway;
    this.permissions = permissions;
    this.server = server;
  }

  void route(Routes routes) {
    var scope = "ReadAccounts";
    routes.get(
        BASE, gateway.guarded(Group.LIGHT, scope, "ReadCompanyInfo", (who, in) -> account(in)));
    routes.get(
        BASE + "/extension",
        gateway.guarded(Group.MEDIUM, scope, "ReadExtensions", (who, in) -> extensions(in)));
    routes.get(EXTENSION, gateway.guarded(Group.LIGHT, scope, "ReadExtensions", this::extension));
    routes.get(
        EXTENSION + "/features",
        gateway.guarded(Group.MEDIUM, scope, "ReadExtensions", this::features));
    routes.get(
        EXTENSION + "/assigned-role",
        gateway.guarded(Group.LIGHT, scope, "ReadAssignedRoles", this::roles));
    routes.get(EXTENSION + "/authz-profile", gateway.guarded(Group.MEDIUM, "", "", this::profile));
    routes.get(
        EXTENSION + "/authz-profile/check", gateway.guarded(Group.LIGHT, "", "", this::check));
    routes.get(
        EXTENSION + "/phone-number",
        gateway.guarded(Group.LIGHT, scope, "ReadUserPhoneNumbers", this::ownNumbers));
    routes.get(
        BASE + "/phone-number",
        gateway.guarded(Group.HEAVY, scope, "ReadCompanyPhoneNumbers", (who, in) -> numbers(in)));
    routes.get(
        BASE + "/call-queues",
        gateway.guarded(Group.MEDIUM, scope, "ReadExtensions", (who, in) -> queues(in)));
    routes.get(
        BASE + "/call-queues/{queue}/members",
        gateway.guarded(Group.LIGHT, scope, "ReadExtensions", (who, in) -> members(in)));
  }

  private String account() {
    return server.get() + "/restapi/v1.0/account/" + Account.ID;
  }

  private String dictionary(String path) {
    return server.get() + "/restapi/v1.0/dictionary/" + path;
  }

  static void checkAccount(Request request) {
    var id = request.part("account");
    if (!id.equals("~") && !id.equals(Account.ID)) {
      throw ApiError.notFound("accountId");
    }
  }

  static Extension theExtension(Caller caller, Request request) {
    checkAccount(request);
    var id = request.part("extension");
    return id.equals("~")
        ? caller.extension()
        : Account.findById(id).orElseThrow(() -> ApiError.notFound("extensionId"));
  }

  private Reply account(Request request) {
    checkAccount(request);
    var brand =
        JsonText.object()
            .add("id", "1210")
            .add("name", "RingCentral")
            .add("homeCountry", homeCountry());
    var plan =
        JsonText.object()
            .add("id", "16914")
            .add("name", "RingEX Advanced")
            .add("edition", "Advanced");
    return Reply.json(
        200,
        JsonText.object()
            .add("uri", account())
            .add("id", Long.parseLong(Account.ID))
            .add("mainNumber", Account.MAIN_NUMBER)
            .add("operator", reference(Account.MAYA).add("extensionNumber", Account.MAYA.number()))
            .add("status", "Confirmed")
            .add("setupWizardState", "Completed")
            .add(
                "serviceInfo",
                JsonText.object()
                    .add("uri", account() + "/service-info")
                    .add("brand", brand)
                    .add("servicePlan", plan))
            .add("regionalSettings", regionalSettings(Account.EAST))
            .build());
  }

  private JsonObject homeCountry() {
    return JsonText.object()
        .add("uri", dictionary("country/1"))
        .add("id", "1")
        .add("name", "United States")
        .add("isoCode", "US")
        .add("callingCode", "1")
        .build();
  }

  private JsonObject regionalSettings(ZoneId zone) {
    var english =
        JsonText.object()
            .add("id", "1033")
            .add("name", "English (United States)")
            .add("localeCode", "en-US")
            .build();
    return JsonText.object()
        .add("timezone", timezone(zone))
        .add("homeCountry", homeCountry())
        .add("language", english)
        .add("greetingLanguage", english)
        .add("formattingLocale", english)
        .add("timeFormat", "12h")
        .build();
  }

  /** The offset is that of winter, whatever the season: only the name tells the truth. */
  private JsonObject timezone(ZoneId zone) {
    boolean isEast = zone.equals(Account.EAST);
    var id = isEast ? "58" : "46";
    return JsonText.object()
        .add("uri", dictionary("timezone/" + id))
        .add("id", id)
        .add("name", zone.getId())
        .add("description", isEast ? "Eastern Time (US & Canada)" : "Pacific Time (US & Canada)")
        .add("bias", isEast ? "-300" : "-480")
        .build();
  }

  private JsonObjectBuilder reference(Extension extension) {
    return JsonText.object()
        .add("uri", account() + "/extension/" + extension.id())
        .add("id", Long.parseLong(extension.id()));
  }

  private Reply extensions(Request request) {
    checkAccount(request);
    var pages = new Pages(account() + "/extension", request);
    List<JsonObject> found =
        Account.ALL.stream()
            .filter(among(request.queries("type"), it -> it.type().wire()))
            .filter(among(request.queries("status"), it -> "Enabled"))
            .filter(among(request.queries("extensionNumber"), Extension::number))
            .filter(among(request.queries("email"), Extension::email))
            .map(this::listed)
            .toList();
    return Reply.json(200, pages.of(found));
  }

  private static Predicate<Extension> among(
      List<String> wanted, Function<Extension, String> value) {
    return extension ->
        wanted.isEmpty() || wanted.stream().anyMatch(value.apply(extension)::equalsIgnoreCase);
  }

  private JsonObject listed(Extension extension) {
    var json =
        reference(extension)
            .add("extensionNumber", extension.number())
            .add("name", extension.name())
            .add("type", extension.type().wire())
            .add("status", "Enabled");
    if (extension.type() == Extension.Type.MENU) {
      return json.build();
    }
    return json.add("contact", contact(extension))
        .add("permissions", permissions(extension))
        .add("hidden", false)
        .add("regionalSettings", regionalSettings(extension.zone()))
        .add("site", site())
        .build();
  }

  private Reply extension(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    var json = JsonText.object(listed(extension));
    json.add("account", JsonText.object().add("uri", account()).add("id", Account.ID));
    json.add("regionalSettings", regionalSettings(extension.zone()))
        .add("setupWizardState", "Completed");
    if (extension.isPerson()) {
      json.add("roles", JsonText.array().add(role(extension)));
      if (Account.QUEUE_MEMBERS.contains(extension)) {
        json.add(
            "departments",
            JsonText.array()
                .add(
                    JsonText.object()
                        .add("uri", account() + "/extension/" + Account.QUEUE.id())
                        .add("id", Account.QUEUE.id())
                        .add("extensionNumber", Account.QUEUE.number())));
      }
      json.add(
          "serviceFeatures",
          JsonText.array()
              .add(JsonText.object().add("featureName", "VoipCalling").add("enabled", true))
              .add(
                  JsonText.object()
                      .add("featureName", "Reports")
                      .add("enabled", extension.admin())));
    }
    return Reply.json(200, json.build());
  }

  private static JsonObject contact(Extension extension) {
    var json = JsonText.object().add("firstName", extension.firstName());
    if (extension.isPerson()) {
      json.add("lastName", extension.lastName());
    }
    json.add("company", Account.COMPANY).add("email", extension.email());
    if (extension.isPerson()) {
      json.add("businessPhone", extension.phoneNumber()).add("emailAsLoginName", true);
    }
    return json.build();
  }

  private static JsonObject permissions(Extension extension) {
    return JsonText.object()
        .add("admin", JsonText.object().add("enabled", extension.admin()))
        .add("internationalCalling", JsonText.object().add("enabled", false))
        .build();
  }

  private static JsonObject site() {
    return JsonText.object().add("id", "main-site").add("name", "Main Site").build();
  }

  private JsonObject role(Extension extension) {
    var id = extension.admin() ? "1" : "5";
    return JsonText.object()
        .add("uri", dictionary("user-role/" + id))
        .add("id", id)
        .add("displayName", extension.admin() ? "Super Admin" : "Standard (International)")
        .add("autoAssigned", !extension.admin())
        .add("siteRestricted", false)
        .build();
  }

  private Reply roles(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    return Reply.json(
        200,
        JsonText.object()
            .add("uri", account() + "/extension/" + extension.id() + "/assigned-role")
            .add("records", JsonText.array().add(role(extension)))
            .build());
  }

  private Reply features(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    var asked = request.queries("featureId");
    var records = JsonText.array();
    if (asked.isEmpty() || asked.contains(LICENCE)) {
      records.add(licence(extension));
    }
    if (asked.isEmpty() || asked.contains(READ_INSIGHTS)) {
      records.add(
          feature(
              READ_INSIGHTS,
              permissions.has(extension.id(), READ_INSIGHTS),
              "InsufficientPermissions",
              "Insufficient permissions"));
    }
    return Reply.json(200, JsonText.object().add("records", records).build());
  }

  private JsonObject licence(Extension extension) {
    return switches.hasLicences()
        ? feature(
            LICENCE, switches.isLicensed(extension), "ExtensionLimitation", "Extension limitation")
        : feature(LICENCE, false, "AccountLimitation", "Account limitation");
  }

  private static JsonObject feature(String id, boolean isAvailable, String code, String message) {
    var json = JsonText.object().add("id", id).add("available", isAvailable);
    if (!isAvailable) {
      json.add("reason", JsonText.object().add("code", code).add("message", message));
    }
    return json.build();
  }

  private Reply profile(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    var all = JsonText.array();
    permissions.all(extension.id()).forEach(id -> all.add(details(extension, id)));
    return Reply.json(
        200,
        JsonText.object()
            .add("uri", account() + "/extension/" + extension.id() + "/authz-profile")
            .add("permissions", all)
            .build());
  }

  private Reply check(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    var permission =
        request.query("permissionId").orElseThrow(() -> ApiError.invalid("permissionId"));
    var target = request.query("targetExtensionId").orElse(extension.id());
    boolean isGranted = permissions.has(extension.id(), permission);
    var json =
        JsonText.object()
            .add(
                "uri",
                account()
                    + "/extension/"
                    + extension.id()
                    + "/authz-profile/check?permissionId="
                    + permission
                    + "&targetExtensionId="
                    + target)
            .add("successful", isGranted);
    if (isGranted) {
      json.add("details", details(extension, permission));
    }
    return Reply.json(200, json.build());
  }

  private JsonObject details(Extension extension, String permission) {
    var role = extension.admin() ? "1" : "5";
    var scopes = JsonText.array();
    permissions.scope(extension.id(), permission).ifPresent(scopes::add);
    return JsonText.object()
        .add(
            "permission",
            JsonText.object()
                .add("uri", dictionary("permission/" + permission))
                .add("id", permission)
                .add("assignable", true)
                .add("readOnly", false)
                .add("siteCompatible", "Independent"))
        .add(
            "effectiveRole",
            JsonText.object().add("uri", dictionary("user-role/" + role)).add("id", role))
        .add("scopes", scopes)
        .build();
  }

  private Reply numbers(Request request) {
    checkAccount(request);
    var pages = new Pages(account() + "/phone-number", request);
    var all = new ArrayList<JsonValue>();
    all.add(
        number(1, Account.MAIN_NUMBER)
            .add("usageType", "MainCompanyNumber")
            .add("primary", true)
            .build());
    all.add(direct(2, Account.QUEUE));
    int place = 3;
    for (var person : Account.PEOPLE) {
      all.add(direct(place++, person));
    }
    return Reply.json(200, pages.of(all));
  }

  private Reply ownNumbers(Caller caller, Request request) {
    var extension = theExtension(caller, request);
    var pages = new Pages(account() + "/extension/" + extension.id() + "/phone-number", request);
    List<JsonObject> own =
        extension.type() == Extension.Type.MENU ? List.of() : List.of(direct(1, extension));
    return Reply.json(200, pages.of(own));
  }

  private JsonObject direct(int place, Extension extension) {
    return number(place, extension.phoneNumber())
        .add("usageType", "DirectNumber")
        .add("primary", false)
        .add("extension", reference(extension).add("extensionNumber", extension.number()))
        .build();
  }

  private JsonObjectBuilder number(int place, String phoneNumber) {
    long id = 905_000_004L + place * 1000L;
    return JsonText.object()
        .add("uri", account() + "/phone-number/" + id)
        .add("id", id)
        .add("location", "Springfield, IL")
        .add("paymentType", "Local")
        .add("phoneNumber", phoneNumber)
        .add("status", "Normal")
        .add("type", "VoiceFax");
  }

  private Reply queues(Request request) {
    checkAccount(request);
    var pages = new Pages(account() + "/call-queues", request);
    var queue =
        JsonText.object()
            .add("uri", account() + "/call-queues/" + Account.QUEUE.id())
            .add("id", Account.QUEUE.id())
            .add("name", Account.QUEUE.name())
            .add("extensionNumber", Account.QUEUE.number())
            .build();
    return Reply.json(200, pages.of(List.of(queue)));
  }

  private Reply members(Request request) {
    checkAccount(request);
    if (!request.part("queue").equals(Account.QUEUE.id())) {
      throw ApiError.notFound("groupId");
    }
    var pages = new Pages(account() + "/call-queues/" + Account.QUEUE.id() + "/members", request);
    return Reply.json(
        200,
        pages.of(
            Account.QUEUE_MEMBERS.stream()
                .map(it -> reference(it).add("extensionNumber", it.number()).build())
                .toList()));
  }
}
