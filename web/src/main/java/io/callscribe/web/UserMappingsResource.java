package io.callscribe.web;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUserId;
import io.callscribe.owner.CrmUsers;
import io.callscribe.owner.ListMappings;
import io.callscribe.owner.MapUser;
import io.callscribe.owner.MappedUser;
import io.callscribe.owner.PersonMapping;
import io.callscribe.owner.UserMapping;
import io.callscribe.owner.UserMappings;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which CRM user each person stands for. */
@Path("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class UserMappingsResource {
  private static final String CRM_USER_ID = "crmUserId";

  private final ListMappings listMappings;
  private final MapUser mapUser;
  private final UserMappings mappings;
  private final CrmUsers users;
  private final Directory directory;

  /**
   * A person.
   *
   * @param kind {@code manual} with a CRM user, {@code none} if the admin mapped the person to
   *     nobody, {@code unmapped} if the admin said nothing
   * @param proposal only while unmapped
   */
  public record PersonJson(
      String extensionId,
      String name,
      Optional<String> crmUserId,
      Optional<String> crmUserName,
      String kind,
      Optional<ProposalJson> proposal) {
    static PersonJson of(PersonMapping mapping) {
      return of(
          mapping.person(),
          mapping.mapping(),
          mapping
              .proposal()
              .map(
                  p ->
                      new ProposalJson(
                          p.user().id().value(),
                          p.user().name(),
                          p.basis().name().toLowerCase(Locale.ROOT))));
    }

    static PersonJson of(
        Extension person, Optional<UserMapping> mapping, Optional<ProposalJson> proposal) {
      var user =
          mapping.flatMap(
              m ->
                  switch (m) {
                    case UserMapping.Mapped mapped -> Optional.of(mapped.user());
                    case UserMapping.Nobody nobody -> Optional.<MappedUser>empty();
                  });
      return new PersonJson(
          person.id().value(),
          person.name(),
          user.map(u -> u.id().value()),
          user.map(MappedUser::name),
          mapping.isEmpty() ? "unmapped" : user.isEmpty() ? "none" : "manual",
          proposal);
    }
  }

  /**
   * Who it might be.
   *
   * @param basis {@code email} or {@code name}
   */
  public record ProposalJson(String crmUserId, String crmUserName, String basis) {}

  /** Somebody who can own records in the CRM, if active. */
  public record CrmUserJson(String id, String name, Optional<String> email, boolean active) {}

  @Inject
  UserMappingsResource(
      ListMappings listMappings,
      MapUser mapUser,
      UserMappings mappings,
      CrmUsers users,
      Directory directory) {
    this.listMappings = listMappings;
    this.mapUser = mapUser;
    this.mappings = mappings;
    this.users = users;
    this.directory = directory;
  }

  @GET
  @Path("user-mappings")
  @Operation(summary = "Lists everybody with the CRM user they stand for or might stand for")
  public List<PersonJson> list() {
    return listMappings.of(account()).stream().map(PersonJson::of).toList();
  }

  /**
   * @param body crmUserId; null maps to nobody
   */
  @PUT
  @Path("user-mappings/{extensionId}")
  @Operation(summary = "Says which CRM user a person stands for; null for none")
  public PersonJson map(
      @PathParam("extensionId") String id, @Nullable Map<String, @Nullable String> body) {
    var given = present(body);
    var person = person(id);
    var user = given.get(CRM_USER_ID);
    if (user == null ? !given.containsKey(CRM_USER_ID) : user.isBlank()) {
      throw new AppException(ErrorCode.INVALID_FIELD, "crmUserId is missing");
    }
    var mapping =
        user == null
            ? mapUser.mapToNobody(account(), person.id())
            : mapUser.map(account(), person.id(), new CrmUserId(user));
    return PersonJson.of(person, Optional.of(mapping), Optional.empty());
  }

  @DELETE
  @Path("user-mappings/{extensionId}")
  @Operation(summary = "Forgets what was said of a person")
  public void unmap(@PathParam("extensionId") String id) {
    mappings.remove(account(), idOf(id));
  }

  @GET
  @Path("crm-users")
  @Operation(summary = "Lists the users of the CRM")
  public List<CrmUserJson> crmUsers() {
    return users.of(account()).stream()
        .map(u -> new CrmUserJson(u.id().value(), u.name(), u.email(), u.active()))
        .toList();
  }

  private AccountId account() {
    return directory.company().account();
  }

  private Extension person(String id) {
    var extension =
        directory
            .find(idOf(id))
            .orElseThrow(
                () ->
                    new AppException(
                        ErrorCode.EXTENSION_NOT_FOUND, "There is no extension with the id " + id));
    if (!extension.isPerson()) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "The extension %s is %s, and only a person can stand for a CRM user"
              .formatted(id, extension.name()));
    }
    return extension;
  }

  private static ExtensionId idOf(String id) {
    if (id.isBlank()) {
      throw new AppException(ErrorCode.EXTENSION_NOT_FOUND, "There is no extension without an id");
    }
    return new ExtensionId(id);
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw new AppException(ErrorCode.NOT_JSON, "The body is null, expected a JSON object");
    }
    return body;
  }
}
