package io.callscribe.connector;

import io.callscribe.Configuration;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.CrmConnector;
import io.callscribe.settings.GivenConfig;
import io.callscribe.tck.InMemoryCrm;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Leads to one connector of the test's own, and notes whose credentials were used. */
@Vetoed
public class GatewayTo extends ConnectorGateway {
  private static final ConnectorConfig CONFIG =
      Configuration.read(GivenConfig.of(Map.of())).connector();

  private final CrmConnector crm;
  private final List<ExtensionId> used = new CopyOnWriteArrayList<>();

  public GatewayTo(CrmConnector crm) {
    super(new PluginHost(CONFIG), new Guards(CONFIG), CONFIG, Clock.systemUTC());
    this.crm = crm;
  }

  /** Whose credentials each call used, in order. */
  public List<ExtensionId> used() {
    return List.copyOf(used);
  }

  @Override
  public ConnectorDescriptor descriptor(String connectorId) {
    return crm.descriptor();
  }

  @Override
  public <T> T read(Connection connection, PluginCall<T> call) {
    return write(connection, call);
  }

  @Override
  public <T> T write(Connection connection, PluginCall<T> call) {
    used.add(connection.holder());
    var key = connection.credentials().the(InMemoryCrm.API_KEY);
    return call.on(crm, new InMemoryCrm().session(key));
  }
}
