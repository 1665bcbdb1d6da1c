/** What can go wrong, as codes that the API shows. Imports nothing of ours. */
@NullMarked
package io.callscribe.problem;

import org.jspecify.annotations.NullMarked;
