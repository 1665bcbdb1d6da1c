/**
 * What an admin does: sets server-side logging and everybody's settings up, and sees how they
 * stand. It checks what is wanted against RingCentral and the CRM before it is saved. It may ask
 * every other capability, and only web asks it.
 */
@NullMarked
package io.callscribe.admin;

import org.jspecify.annotations.NullMarked;
