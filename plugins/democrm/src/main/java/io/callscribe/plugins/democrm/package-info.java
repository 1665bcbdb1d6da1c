/**
 * The connector of the demo CRM: what the conformance kit, the demo and the benchmark log into, and
 * an example of a small connector. {@code DemoCrmConnector} says what is asked, {@code
 * DemoCrmMapping} how a record looks in JSON, {@code DemoCrmApi} what an answer means.
 */
@NullMarked
package io.callscribe.plugins.democrm;

import org.jspecify.annotations.NullMarked;
