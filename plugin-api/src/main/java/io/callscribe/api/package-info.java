/**
 * What a connector vendor compiles against: one interface, {@link io.callscribe.api.CrmConnector},
 * and the values that cross it. Nothing here depends on the host; a value is immutable and safe to
 * share between threads unless its type says otherwise.
 */
@NullMarked
package io.callscribe.api;

import org.jspecify.annotations.NullMarked;
