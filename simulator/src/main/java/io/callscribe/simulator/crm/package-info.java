/**
 * A small CRM in memory: contacts, activities, users with different rights, faults that can be
 * switched on, and a page that shows the activities as they come.
 *
 * <p>Uses {@code io.callscribe.simulator.http}, and knows the customers of {@code
 * io.callscribe.simulator.ringcentral}.
 */
@NullMarked
package io.callscribe.simulator.crm;

import org.jspecify.annotations.NullMarked;
