/**
 * In whose name, and with whose credentials, a call is written. {@link
 * io.callscribe.owner.OwnerRules} decides, the rest finds out: who is connected, who may create
 * activities, and which CRM user a person stands for.
 */
@NullMarked
package io.callscribe.owner;

import org.jspecify.annotations.NullMarked;
