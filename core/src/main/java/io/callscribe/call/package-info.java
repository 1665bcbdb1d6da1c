/**
 * What happened on the phone: the journal of events, and the facts of a call for one person that
 * follow from it and from the call log. Decides nothing about the CRM.
 */
@NullMarked
package io.callscribe.call;

import org.jspecify.annotations.NullMarked;
