/** What RingSense found in recorded calls. */
@NullMarked
package io.callscribe.insight;

import org.jspecify.annotations.NullMarked;
