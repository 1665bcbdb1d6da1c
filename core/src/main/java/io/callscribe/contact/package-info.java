/** Whom a phone number belongs to in the CRM. */
@NullMarked
package io.callscribe.contact;

import org.jspecify.annotations.NullMarked;
