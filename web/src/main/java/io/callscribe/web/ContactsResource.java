package io.callscribe.web;

import io.callscribe.api.Contact;
import io.callscribe.api.PhoneQuery;
import io.callscribe.contact.FindContacts;
import io.callscribe.number.PhoneNumbers;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Contacts of the CRM, as the admin sees them. */
@Path("contacts")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class ContactsResource {
  private final FindContacts find;
  private final Directory directory;

  /** Contacts in the CRM's order; truncated if there are more. */
  public record ContactsJson(List<ContactJson> items, boolean truncated) {}

  /**
   * A person or company.
   *
   * @param type the CRM's word; may be empty
   * @param phoneNumbers as the CRM stores them
   */
  public record ContactJson(
      String id,
      String name,
      String type,
      List<String> phoneNumbers,
      Optional<URI> url,
      Optional<Instant> createdAt,
      Optional<Instant> lastActivityAt) {
    static ContactJson of(Contact contact) {
      return new ContactJson(
          contact.id().value(),
          contact.name(),
          contact.type(),
          contact.phoneNumbers(),
          contact.url(),
          contact.createdAt(),
          contact.lastActivityAt());
    }
  }

  @Inject
  ContactsResource(FindContacts find, Directory directory) {
    this.find = find;
    this.directory = directory;
  }

  /**
   * @param phoneNumber in E.164 or as the company's country writes it; or else
   * @param name a part of it
   * @param refresh asks the CRM even if its last answer about the number is young
   */
  @GET
  @Operation(summary = "Finds contacts by number or by name")
  public ContactsJson find(
      @QueryParam("phoneNumber") @Nullable String phoneNumber,
      @QueryParam("name") @Nullable String name,
      @QueryParam("refresh") @DefaultValue("false") boolean refresh) {
    if ((phoneNumber == null) == (name == null)) {
      throw new AppException(ErrorCode.INVALID_FIELD, "Send either phoneNumber or name");
    }
    var company = directory.company();
    var found =
        phoneNumber != null
            ? find.byNumber(company.account(), number(phoneNumber, company.region()), refresh)
            : find.byName(company.account(), text(String.valueOf(name)));
    return new ContactsJson(
        found.items().stream().map(ContactJson::of).toList(), found.truncated());
  }

  private static PhoneQuery number(String given, String region) {
    // An unescaped + of a query arrives as a space.
    var text = given.matches(" \\d.*") ? "+" + given.strip() : given;
    return PhoneNumbers.query(text, region)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.INVALID_FIELD,
                    "phoneNumber is '%s', expected a number such as +15105551234"
                        .formatted(given)));
  }

  private static String text(String given) {
    if (given.isBlank()) {
      throw new AppException(ErrorCode.INVALID_FIELD, "name is missing");
    }
    return given.strip();
  }
}
