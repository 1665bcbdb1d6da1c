/**
 * RingCentral as a server of its own: sign-in, directory, subscriptions, telephony events, call
 * log, recordings and insights of one invented account, with faults that can be switched on.
 *
 * <p>Uses only {@code io.callscribe.simulator.http}.
 */
@NullMarked
package io.callscribe.simulator.ringcentral;

import org.jspecify.annotations.NullMarked;
