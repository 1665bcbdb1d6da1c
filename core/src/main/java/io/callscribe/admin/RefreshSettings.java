package io.callscribe.admin;

import io.callscribe.settings.Settings;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Once an hour: lets server-side logging use what was set since, without a save. */
@ApplicationScoped
class RefreshSettings implements Job {
  private final Settings settings;

  @Inject
  RefreshSettings(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "refresh-settings";
  }

  @Override
  public List<String> recurring() {
    return List.of("all");
  }

  @Override
  public Next run(String id) {
    return new Next.At(settings.refresh());
  }
}
