package io.callscribe.contact;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.connector.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The CRM's last answers about numbers, of this node; the oldest make room for new ones. */
final class RecentAnswers {
  static final Duration NOBODY = Duration.ofMinutes(1);

  private final Map<Key, Answer> answers;
  private final Duration keepFor;

  /** Whoever connects anew may see other contacts, or those of another tenant. */
  private record Key(
      AccountId account,
      ExtensionId holder,
      String connectorId,
      Instant connectedAt,
      String number) {
    static Key of(Connection connection, NumberKey number) {
      return new Key(
          connection.account(),
          connection.holder(),
          connection.connectorId(),
          connection.connectedAt(),
          number.value());
    }
  }

  RecentAnswers(Duration keepFor, int most) {
    this.keepFor = keepFor;
    this.answers =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Answer> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<Answer> find(Connection connection, NumberKey number, Instant now) {
    return Optional.ofNullable(answers.get(Key.of(connection, number)))
        .filter(a -> a.at().plus(lifeOf(a)).isAfter(now));
  }

  private Duration lifeOf(Answer answer) {
    return answer.isNobody() && keepFor.compareTo(NOBODY) > 0 ? NOBODY : keepFor;
  }

  synchronized void keep(Connection connection, NumberKey number, Answer answer) {
    var key = Key.of(connection, number);
    answers.remove(key);
    answers.put(key, answer);
  }
}
