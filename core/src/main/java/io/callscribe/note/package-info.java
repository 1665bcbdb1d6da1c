/** What people wrote about their calls themselves. */
@NullMarked
package io.callscribe.note;

import org.jspecify.annotations.NullMarked;
