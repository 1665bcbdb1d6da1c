/** Phone numbers: reads them as the company's country writes them, and knows the blocked ones. */
@NullMarked
package io.callscribe.number;

import org.jspecify.annotations.NullMarked;
