package io.callscribe.web;

import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who calls can reach. */
@Path("admin/extensions")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class ExtensionsResource {
  private final Directory directory;

  /** Somebody or something that calls can reach; only a person can own a call. */
  public record ExtensionJson(
      String id,
      Optional<String> number,
      String name,
      Optional<String> email,
      boolean person,
      boolean admin) {}

  @Inject
  ExtensionsResource(Directory directory) {
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists the people, queues and menus of the company with their ids")
  public List<ExtensionJson> extensions() {
    return directory.extensions().stream()
        .sorted(Comparator.comparing(e -> e.number().orElse("")))
        .map(
            e ->
                new ExtensionJson(
                    e.id().value(), e.number(), e.name(), e.email(), e.isPerson(), e.isAdmin()))
        .toList();
  }
}
