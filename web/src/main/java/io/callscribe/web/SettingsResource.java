package io.callscribe.web;

import io.callscribe.account.Author;
import io.callscribe.admin.ChangeSettings;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.settings.Change;
import io.callscribe.settings.Settings;
import io.callscribe.web.SettingsJson.HistoryJson;
import io.callscribe.web.SettingsJson.RevisionJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The managed settings: what holds for the whole company, and what its people may change. */
@Path("admin/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class SettingsResource {
  private static final int MOST = 200;

  private final Settings settings;
  private final ChangeSettings change;
  private final Directory directory;

  /** The version whose values come back. */
  public record RollBackJson(long toVersion) {}

  @Inject
  SettingsResource(Settings settings, ChangeSettings change, Directory directory) {
    this.settings = settings;
    this.change = change;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists every setting with its value and where that comes from")
  public SettingsJson show() {
    var account = directory.company().account();
    return SettingsJson.of(
        settings.version(account), settings.pending(account), settings.effective(account));
  }

  @PATCH
  @Operation(
      summary = "Changes settings of the company",
      description =
          "By name: an object with value, mandated or both; null for the default. Server-side"
              + " logging uses them from pendingUntil on, or once it is saved.")
  public SettingsJson change(
      @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
          @Nullable String body) {
    change.change(
        directory.company().account(), Author.BOOTSTRAP, SettingChanges.read(body, Change.RESET));
    return show();
  }

  @GET
  @Path("history")
  @Operation(summary = "Lists the changes of settings, newest first")
  public HistoryJson history(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    var page =
        settings.history(
            directory.company().account(), Given.before(cursor), Given.limit(limit, MOST));
    return new HistoryJson(
        page.stream().map(RevisionJson::of).toList(),
        page.size() < limit
            ? Optional.empty()
            : Optional.of(String.valueOf(page.getLast().version())));
  }

  @POST
  @Path("rollback")
  @Operation(summary = "Brings the values back that counted just after a version")
  public SettingsJson rollBack(
      @RequestBody(content = @Content(schema = @Schema(implementation = RollBackJson.class)))
          @Nullable String body) {
    var version =
        Body.of(body, "toVersion")
            .number("toVersion")
            .orElseThrow(() -> new AppException(ErrorCode.INVALID_FIELD, "toVersion is missing"));
    settings.rollBack(directory.company().account(), Author.BOOTSTRAP, version);
    return show();
  }
}
