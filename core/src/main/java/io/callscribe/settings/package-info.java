/**
 * Everything that can be set: by the operator in files and the environment ({@code ConfigReader}),
 * and by the admin at run time ({@code LoggingSettings}). Every value is typed, has a default and
 * is read in one place.
 */
@NullMarked
package io.callscribe.settings;

import org.jspecify.annotations.NullMarked;
