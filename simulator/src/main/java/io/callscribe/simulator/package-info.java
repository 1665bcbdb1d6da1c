/** RingCentral and a demo CRM as servers that anyone can run. */
@NullMarked
package io.callscribe.simulator;

import org.jspecify.annotations.NullMarked;
