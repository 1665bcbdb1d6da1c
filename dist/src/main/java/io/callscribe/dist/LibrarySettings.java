package io.callscribe.dist;

import io.callscribe.settings.HostConfig;
import java.util.TimeZone;

/** Settings that libraries read from system properties, before any of them starts. */
final class LibrarySettings {
  private LibrarySettings() {}

  static void apply(HostConfig host) {
    var data = host.dataDirectory().toAbsolutePath();
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    // Narayana: one local resource per transaction, so nothing is to be recovered from a file.
    set("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
    set("ObjectStoreEnvironmentBean.objectStoreDir", data.resolve("transactions").toString());
    set(
        "ObjectStoreEnvironmentBean.stateStore.objectStoreDir",
        data.resolve("transactions").toString());
    set(
        "ObjectStoreEnvironmentBean.communicationStore.objectStoreType",
        "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
    set("derby.stream.error.file", data.resolve("derby.log").toString());
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
