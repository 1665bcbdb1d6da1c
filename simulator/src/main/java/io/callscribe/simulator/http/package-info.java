/** The thin layer of HTTP and JSON that both simulated servers stand on. */
@NullMarked
package io.callscribe.simulator.http;

import org.jspecify.annotations.NullMarked;
