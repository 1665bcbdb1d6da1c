package io.callscribe.plugins.democrm;

import io.callscribe.api.CrmConnector;
import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.crm.DemoCrmOptions;
import io.callscribe.tck.CrmConnectorTck;
import io.callscribe.tck.CrmSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DemoCrmTckTest extends CrmConnectorTck {
  private static DemoCrm crm;

  @BeforeAll
  static void start() {
    crm = DemoCrm.start(DemoCrmOptions.defaults());
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @Override
  protected CrmConnector connector() {
    return new DemoCrmConnector();
  }

  @Override
  protected CrmSandbox sandbox() {
    return new DemoCrmSandbox(crm);
  }
}
