package io.callscribe.api;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything the host knows about a connector before it calls it. Built with {@link #builder}, so
 * that a later version can add a part without breaking a compiled connector.
 *
 * @since 1.0
 */
public final class ConnectorDescriptor {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  private final String id;
  private final String name;
  private final String maintainer;
  private final AuthenticationKind authentication;
  private final List<FieldSpec> credentialFields;
  private final List<FieldSpec> activityFields;
  private final Set<Capability> capabilities;
  private final BodySupport body;
  private final Duration searchLag;
  private final Set<InsightPart> nativeInsights;

  private ConnectorDescriptor(Builder from) {
    if (!ID.matcher(from.id).matches()) {
      throw new IllegalArgumentException("Not a connector id of [a-z][a-z0-9-]{1,39}: " + from.id);
    }
    id = from.id;
    name = Checks.notBlank("name", from.name);
    maintainer = from.maintainer;
    authentication = from.authentication;
    credentialFields = List.copyOf(from.credentialFields);
    activityFields = List.copyOf(from.activityFields);
    capabilities = Collections.unmodifiableSet(from.capabilities);
    body = from.body;
    searchLag = from.searchLag;
    nativeInsights = Collections.unmodifiableSet(from.nativeInsights);
  }

  /**
   * @param id {@code [a-z][a-z0-9-]{1,39}}, the same in every version
   * @param name what a person reads
   */
  public static Builder builder(String id, String name) {
    return new Builder(id, name);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Who answers questions about the connector: a name, an address; may be empty. */
  public String maintainer() {
    return maintainer;
  }

  public AuthenticationKind authentication() {
    return authentication;
  }

  /** The form of an {@link AuthenticationKind#API_KEY} connector, in order. */
  public List<FieldSpec> credentialFields() {
    return credentialFields;
  }

  /** Fields of the CRM's activity beyond those of {@link ActivityDraft}, in order. */
  public List<FieldSpec> activityFields() {
    return activityFields;
  }

  public Set<Capability> capabilities() {
    return capabilities;
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  public BodySupport body() {
    return body;
  }

  /**
   * How long a new record may stay invisible to a search by reference, and a new contact to a
   * search by number; zero if they are not.
   */
  public Duration searchLag() {
    return searchLag;
  }

  /**
   * The parts of an insight that the CRM has fields of its own for. They arrive in {@link
   * ActivityDraft#insights()}; all other parts are in the body. Only with {@link
   * Capability#INSIGHTS}.
   */
  public Set<InsightPart> nativeInsights() {
    return nativeInsights;
  }

  @Override
  public String toString() {
    return "ConnectorDescriptor[" + id + "]";
  }

  /** Not safe for use by several threads. */
  public static final class Builder {
    private final String id;
    private final String name;
    private String maintainer = "";
    private AuthenticationKind authentication = AuthenticationKind.API_KEY;
    private List<FieldSpec> credentialFields = List.of();
    private List<FieldSpec> activityFields = List.of();
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private BodySupport body = new BodySupport(BodyFormat.PLAIN, 30_000, 255);
    private Duration searchLag = Duration.ZERO;
    private final Set<InsightPart> nativeInsights = EnumSet.noneOf(InsightPart.class);

    private Builder(String id, String name) {
      this.id = id;
      this.name = name;
    }

    public Builder maintainer(String value) {
      maintainer = value;
      return this;
    }

    public Builder authentication(AuthenticationKind value) {
      authentication = value;
      return this;
    }

    public Builder credentialFields(FieldSpec... values) {
      credentialFields = List.of(values);
      return this;
    }

    public Builder activityFields(FieldSpec... values) {
      activityFields = List.of(values);
      return this;
    }

    public Builder can(Capability... values) {
      capabilities.addAll(List.of(values));
      return this;
    }

    public Builder body(BodySupport value) {
      body = value;
      return this;
    }

    public Builder searchLag(Duration value) {
      searchLag = value;
      return this;
    }

    public Builder nativeInsights(InsightPart... values) {
      nativeInsights.addAll(List.of(values));
      return this;
    }

    /**
     * @throws IllegalArgumentException if a part has no legal value
     */
    public ConnectorDescriptor build() {
      return new ConnectorDescriptor(this);
    }
  }
}
