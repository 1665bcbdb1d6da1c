/**
 * The conformance kit for connectors: extend {@link io.callscribe.tck.CrmConnectorTck}, supply the
 * connector and a {@link io.callscribe.tck.CrmSandbox}, and every rule of {@link
 * io.callscribe.tck.Rules} is tested. It needs no host; {@link io.callscribe.tck.InMemoryCrm} is a
 * complete connector to compare with.
 */
@NullMarked
package io.callscribe.tck;

import org.jspecify.annotations.NullMarked;
