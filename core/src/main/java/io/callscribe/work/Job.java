package io.callscribe.work;

import java.time.Instant;
import java.util.List;

/**
 * One kind of work. The host runs one id at a time, anywhere in the cluster, at least once: a run
 * that died is run again, so it must be idempotent.
 */
public interface Job {
  /** Stable: it names the job in the database. */
  String name();

  /**
   * Does what is due now.
   *
   * @return when to run again, or that nothing is left
   */
  Next run(String id);

  /**
   * Whether something arrived that the last run has not seen. Asked after the next run was
   * scheduled, so that news between decision and scheduling is never overlooked.
   */
  default boolean hasNews(String id) {
    return false;
  }

  /** Ids with news older than the given moment, which nobody was told of because a node died. */
  default List<String> overlooked(Instant before) {
    return List.of();
  }

  /** The ids that must always exist, for work that recurs; scheduled at start-up. */
  default List<String> recurring() {
    return List.of();
  }
}
