package io.callscribe.api;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Who a session speaks for.
 *
 * @param zone the person's time zone if the CRM knows it as an IANA name
 * @param tenant the company's account in the CRM, as a person would recognise it
 * @since 1.0
 */
public record Identity(
    CrmUserId user, String name, Optional<String> email, Optional<ZoneId> zone, String tenant) {}
