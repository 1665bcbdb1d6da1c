/**
 * Durable jobs: what has to be done once more, later or after a crash. A job is a name and an id;
 * what it knows lies in the tables of the capability that runs it. May call storage only.
 */
@NullMarked
package io.callscribe.work;

import org.jspecify.annotations.NullMarked;
