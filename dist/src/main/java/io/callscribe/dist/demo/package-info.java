/** {@code callscribe demo}: the server, a simulated RingCentral and a demo CRM on one machine. */
@NullMarked
package io.callscribe.dist.demo;

import org.jspecify.annotations.NullMarked;
