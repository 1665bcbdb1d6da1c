/** In whose name, and with whose credentials, a call is written. */
@NullMarked
package io.callscribe.owner;

import org.jspecify.annotations.NullMarked;
