package io.callscribe.web;

import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.contact.ContactChoice;
import io.callscribe.contact.ContactChoices;
import io.callscribe.contact.NumberKey;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whose number it is where somebody has said so, in the CRM that the admin is connected to. */
@Path("admin/contact-choices")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class ContactChoicesResource {
  private static final int MOST = 500;

  private final ContactChoices choices;
  private final Connections connections;
  private final Directory directory;

  /** A page in the order of the numbers. */
  public record ChoicesJson(List<ChoiceJson> items, Optional<String> next) {}

  /**
   * What somebody said.
   *
   * @param number in E.164, or {@code ext:102} for a colleague
   */
  public record ChoiceJson(
      String number, String contactId, String contactName, String chosenBy, Instant chosenAt) {
    static ChoiceJson of(ContactChoice choice) {
      return new ChoiceJson(
          choice.number().value(),
          choice.contact().id().value(),
          choice.contact().name(),
          choice.by(),
          choice.at());
    }
  }

  @Inject
  ContactChoicesResource(ContactChoices choices, Connections connections, Directory directory) {
    this.choices = choices;
    this.connections = connections;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists the contacts that people chose for numbers")
  public ChoicesJson list(
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, "limit is %d, expected 1 to %d".formatted(limit, MOST));
    }
    var admin = admin();
    var page = choices.page(admin.account(), admin.connectorId(), cursor, limit);
    return new ChoicesJson(
        page.stream().map(ChoiceJson::of).toList(),
        page.size() < limit ? Optional.empty() : Optional.of(page.getLast().number().value()));
  }

  @DELETE
  @Path("{number}")
  @Operation(summary = "Forgets whom people chose for a number: the CRM is asked again")
  public void forget(@PathParam("number") String number) {
    var admin = admin();
    choices.forget(admin.account(), admin.connectorId(), key(number));
  }

  private static NumberKey key(String number) {
    try {
      return new NumberKey(number);
    } catch (IllegalArgumentException e) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "number is '%s', expected a number such as +15105551234, or ext:102".formatted(number),
          e);
    }
  }

  private Connection admin() {
    return connections.theAdmin(directory.company().account());
  }
}
