/**
 * Whom a phone number belongs to in the CRM: asks, remembers what people chose and what was made
 * just now, chooses among several by the admin's policy, and makes contacts once.
 */
@NullMarked
package io.callscribe.contact;

import org.jspecify.annotations.NullMarked;
