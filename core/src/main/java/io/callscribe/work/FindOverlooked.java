package io.callscribe.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Every half minute: wakes jobs whose wake-up was lost with the node that owed it. */
@ApplicationScoped
class FindOverlooked implements Job {
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Instance<Jobs> jobs;
  private final Clock clock;

  @Inject
  FindOverlooked(Instance<Jobs> jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "find-overlooked";
  }

  @Override
  public List<String> recurring() {
    return List.of("all");
  }

  @Override
  public Next run(String id) {
    var now = clock.instant();
    jobs.get().wakeOverlooked(now.minus(GRACE));
    return new Next.At(now.plus(EVERY));
  }
}
