/** The product without its HTTP face: one package per capability, and what configures them. */
@NullMarked
package io.callscribe;

import org.jspecify.annotations.NullMarked;
