/** Who and what everything else speaks of: accounts, extensions, sessions. */
@NullMarked
package io.callscribe.account;

import org.jspecify.annotations.NullMarked;
