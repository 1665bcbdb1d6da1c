package io.callscribe.web;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUserId;
import io.callscribe.owner.MapUser;
import io.callscribe.owner.MappedUser;
import io.callscribe.owner.UserMappings;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which CRM user each extension stands for. */
@Path("admin/user-mappings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class UserMappingsResource {
  private final UserMappings mappings;
  private final MapUser mapUser;
  private final Directory directory;

  /** Which CRM user an extension stands for. */
  public record UserMappingJson(
      Optional<String> extensionId, Optional<String> crmUserId, Optional<String> crmUserName) {}

  @Inject
  UserMappingsResource(UserMappings mappings, MapUser mapUser, Directory directory) {
    this.mappings = mappings;
    this.mapUser = mapUser;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists which CRM user each extension stands for")
  public List<UserMappingJson> userMappings() {
    return mappings.all(directory.company().account()).entrySet().stream()
        .map(e -> json(e.getKey(), e.getValue()))
        .toList();
  }

  @PUT
  @Path("{extensionId}")
  @Operation(summary = "Says which CRM user an extension stands for")
  public UserMappingJson map(@PathParam("extensionId") String id, @Nullable UserMappingJson body) {
    var wanted = Given.present(body);
    var extension = Given.extension(directory, id);
    var user = new CrmUserId(Given.required("crmUserId", wanted.crmUserId()));
    return json(extension, mapUser.map(directory.company().account(), extension, user));
  }

  private static UserMappingJson json(ExtensionId extension, MappedUser user) {
    return new UserMappingJson(
        Optional.of(extension.value()), Optional.of(user.id().value()), Optional.of(user.name()));
  }
}
