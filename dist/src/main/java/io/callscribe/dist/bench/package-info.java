/** {@code callscribe bench}: what one call costs, on both databases and with a slow CRM. */
@NullMarked
package io.callscribe.dist.bench;

import org.jspecify.annotations.NullMarked;
