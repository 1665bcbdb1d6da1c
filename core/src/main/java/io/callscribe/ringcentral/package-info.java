/**
 * RingCentral: its API, its events, its limits. Its words and its JSON stop here; what leaves are
 * records of our own.
 */
@NullMarked
package io.callscribe.ringcentral;

import org.jspecify.annotations.NullMarked;
