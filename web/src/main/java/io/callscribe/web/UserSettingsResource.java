package io.callscribe.web;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.ringcentral.Directory;
import io.callscribe.settings.Change;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The settings of one person, which an admin can set for them. */
@Path("admin/users/{extensionId}/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class UserSettingsResource {
  private final Settings settings;
  private final Directory directory;

  @Inject
  UserSettingsResource(Settings settings, Directory directory) {
    this.settings = settings;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists the settings that are a person's own affair")
  public SettingsJson show(@PathParam("extensionId") String id) {
    return show(Given.extension(directory, id));
  }

  private SettingsJson show(ExtensionId person) {
    var account = directory.company().account();
    return SettingsJson.of(
        settings.version(account), settings.pending(account), settings.effective(account, person));
  }

  @PATCH
  @Operation(
      summary = "Changes settings of one person",
      description = "By name: an object with value; null for what the company has.")
  public SettingsJson change(
      @PathParam("extensionId") String id,
      @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
          @Nullable String body) {
    var person = Given.extension(directory, id);
    settings.change(
        directory.company().account(),
        person,
        Author.BOOTSTRAP,
        SettingChanges.read(body, Change.TO_DEFAULT));
    return show(person);
  }
}
