package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.owner.PersonMapping.Proposal;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who can own a call with their CRM user, and whom they might be mapped to. */
@ApplicationScoped
public class ListMappings {
  private static final Logger LOG = LoggerFactory.getLogger(ListMappings.class);

  private final Directory directory;
  private final UserMappings mappings;
  private final Connections connections;
  private final CrmUsers users;

  @Inject
  ListMappings(
      Directory directory, UserMappings mappings, Connections connections, CrmUsers users) {
    this.directory = directory;
    this.mappings = mappings;
    this.connections = connections;
    this.users = users;
  }

  /** In the order of extension numbers. Without the CRM there are no proposals. */
  public List<PersonMapping> of(AccountId account) {
    var extensions = directory.extensions();
    var stored = mappings.all(account);
    var pairs = connections.admin(account).flatMap(admin -> pairs(admin, extensions));
    return extensions.stream()
        .filter(Extension::isPerson)
        .sorted(Comparator.comparing(e -> e.number().orElse("")))
        .map(
            person -> {
              var mapping = Optional.ofNullable(stored.get(person.id()));
              return new PersonMapping(
                  person,
                  mapping,
                  mapping.isPresent() ? Optional.empty() : pairs.flatMap(p -> p.propose(person)));
            })
        .toList();
  }

  private Optional<Proposals> pairs(Connection admin, List<Extension> extensions) {
    if (!users.canList(admin)) {
      return Optional.empty();
    }
    try {
      var basis = users.haveEmails(admin) ? Basis.EMAIL : Basis.NAME;
      return Optional.of(new Proposals(basis, Pairs.by(basis, extensions, users.listed(admin))));
    } catch (AppException e) {
      LOG.warn("Nobody is proposed for the user mappings: {}", e.detail());
      return Optional.empty();
    }
  }

  private record Proposals(Basis basis, Pairs pairs) {
    Optional<Proposal> propose(Extension person) {
      return switch (pairs.of(person)) {
        case Pair.Found(var user) ->
            Optional.of(new Proposal(new MappedUser(user.id(), user.name()), basis));
        case Pair.None none -> Optional.empty();
      };
    }
  }
}
