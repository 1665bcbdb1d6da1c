package io.callscribe.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * A contact that we made a short while ago, or are making.
 *
 * @param contact absent while it is being made
 * @param until then the CRM's search shows it, or nobody is making it any more
 */
record CreatedContact(Optional<ContactMatch.One> contact, Instant at, Instant until) {}
