/**
 * The database: its migrations, its one entity manager, its time type. Knows no table of any
 * capability.
 */
@NullMarked
package io.callscribe.storage;

import org.jspecify.annotations.NullMarked;
