/** The command line of the distribution. */
@NullMarked
package io.callscribe.dist;

import org.jspecify.annotations.NullMarked;
