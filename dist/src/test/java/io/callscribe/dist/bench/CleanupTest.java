package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
  private final List<String> stopped = new ArrayList<>();
  private final Cleanup cleanup = new Cleanup();

  @Test
  void stops_the_last_started_first_and_each_once() {
    AutoCloseable first = () -> stopped.add("first");
    AutoCloseable second = () -> stopped.add("second");
    AutoCloseable third = () -> stopped.add("third");
    cleanup.add(first);
    cleanup.add(second);
    cleanup.add(third);

    cleanup.close(second);
    cleanup.close();
    cleanup.close();

    assertThat(stopped).containsExactly("second", "third", "first");
  }

  @Test
  void stops_at_once_what_is_started_too_late() {
    cleanup.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> cleanup.add(() -> stopped.add("late")))
        .withMessage("The benchmark is being stopped");
    assertThat(stopped).containsExactly("late");
  }

  @Test
  void removes_its_folders_with_what_is_in_them() throws IOException {
    var folder = cleanup.folder();
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/c"), "text");

    cleanup.close();

    assertThat(folder).doesNotExist();
  }
}
