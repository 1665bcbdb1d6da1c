/**
 * The plugin host: connector JARs, who is connected to which CRM, and the one gateway through which
 * plugin code is reached.
 */
@NullMarked
package io.callscribe.connector;

import org.jspecify.annotations.NullMarked;
