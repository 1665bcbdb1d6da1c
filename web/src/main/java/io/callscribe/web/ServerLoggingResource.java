package io.callscribe.web;

import io.callscribe.account.Author;
import io.callscribe.admin.SaveServerLogging;
import io.callscribe.admin.ShowServerLogging;
import io.callscribe.ringcentral.Directory;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Whose calls the server logs, and in whose name. */
@Path("admin/server-logging")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class ServerLoggingResource {
  private final ShowServerLogging show;
  private final SaveServerLogging save;
  private final Directory directory;

  /** What is saved; a member that is absent keeps its value. */
  public record SaveJson(
      Optional<String> level,
      Optional<String> owner,
      Optional<Boolean> ownerByEmail,
      Optional<String> blocked) {}

  @Inject
  ServerLoggingResource(ShowServerLogging show, SaveServerLogging save, Directory directory) {
    this.show = show;
    this.save = save;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Shows whose calls the server logs, and how that stands")
  public ServerLoggingJson show() {
    return ServerLoggingJson.of(show.of(directory.company().account()));
  }

  @PATCH
  @Operation(
      summary = "Saves whose calls the server logs, and applies all settings at once",
      description = "An empty object changes nothing and applies what was set elsewhere.")
  public ServerLoggingJson save(
      @RequestBody(content = @Content(schema = @Schema(implementation = SaveJson.class)))
          @Nullable String json) {
    var body = Body.of(json, "level", "owner", "ownerByEmail", "blocked");
    save.save(
        Author.BOOTSTRAP,
        new SaveServerLogging.Wanted(
            body.choice("level", Level.class),
            body.choice("owner", OwnerPolicy.class),
            body.flag("ownerByEmail"),
            body.text("blocked")));
    return show();
  }
}
