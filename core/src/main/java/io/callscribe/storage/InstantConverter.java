package io.callscribe.storage;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** EclipseLink 4 does not know {@link Instant}. The JVM runs in UTC. */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {
  @Override
  public @Nullable Timestamp convertToDatabaseColumn(@Nullable Instant value) {
    return value == null ? null : Timestamp.from(value);
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(@Nullable Timestamp value) {
    return value == null ? null : value.toInstant();
  }
}
