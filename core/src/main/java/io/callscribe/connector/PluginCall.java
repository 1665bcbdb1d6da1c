package io.callscribe.connector;

import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmSession;

/** What is asked of a connector. */
@FunctionalInterface
public interface PluginCall<T> {
  T on(CrmConnector connector, CrmSession session);
}
