/** The HTTP face of the product. Resources translate; no rule is decided here. */
@NullMarked
package io.callscribe.web;

import org.jspecify.annotations.NullMarked;
