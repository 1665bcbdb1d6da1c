package io.callscribe.dist.demo;

import io.callscribe.dist.HostApi;
import io.callscribe.simulator.Simulator;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The company of the demo: who is connected to the CRM, and who is not. */
public final class DemoSetup {
  /** The bootstrap token of a server that only listens on loopback. */
  public static final String TOKEN = "demo-admin-token";

  private static final String CONNECTOR = "democrm";
  private static final String MAYA = "801234004";
  private static final String TOM = "801234007";
  private static final String PRIYA = "801234008";
  private static final String LENA = "801234009";

  private DemoSetup() {}

  /** Settings of a server that belongs to the simulators, with the waits of life shortened. */
  public static Map<String, String> settings(URI ringCentral, int port) {
    var settings = new HashMap<String, String>();
    settings.put("callscribe.admin.token", TOKEN);
    settings.put("callscribe.ringcentral.server", ringCentral.toString());
    settings.put("callscribe.ringcentral.client-id", "demo-client");
    settings.put("callscribe.ringcentral.client-secret", "demo-secret");
    settings.put("callscribe.ringcentral.jwt", "demo-jwt");
    settings.put(
        "callscribe.ringcentral.webhook-address",
        "http://127.0.0.1:" + port + "/webhooks/ringcentral");
    settings.put("callscribe.ringcentral.call-log-delay", "PT2S");
    settings.put("callscribe.ringcentral.call-log-interval", "PT8S");
    settings.put("callscribe.ringcentral.reconcile-interval", "PT1M");
    settings.put("callscribe.ringcentral.reconcile-lookback", "PT2M");
    settings.put("callscribe.ringcentral.monitor-interval", "PT5S");
    settings.put("callscribe.call.settle", "PT0.5S");
    settings.put("callscribe.activity.unannounced-recording-wait", "PT40S");
    settings.put("callscribe.activity.insights-settle", "PT30S");
    settings.put("callscribe.activity.insights-poll", "PT20S");
    return settings;
  }

  /**
   * Maya is the admin; Tom has authorised the CRM; Lena has too but may not create; Priya is mapped
   * to a CRM user; Omar is unknown to the CRM.
   */
  public static void connect(HostApi host, Simulator simulator) {
    connect(host, simulator.crm().uri());
  }

  /** The same with a CRM in another process. */
  public static void connect(HostApi host, URI crm) {
    host.connectCrm(MAYA, CONNECTOR, crm, "key-maya", true);
    host.connectCrm(TOM, CONNECTOR, crm, "key-tom", false);
    host.connectCrm(LENA, CONNECTOR, crm, "key-lena", false);
    host.mapUser(PRIYA, "u-priya");
    host.logCallsOfEverybody();
  }
}
