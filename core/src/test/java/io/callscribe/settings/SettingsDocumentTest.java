package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.settings.Setting.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page for admins and the catalogue say the same. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/settings.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([a-z.-]+)` \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| (admin|user) \\| (yes|no) \\|");

  private record Row(String values, String byDefault, String who, boolean used) {}

  private static Map<String, Row> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .map(ROW::matcher)
        .filter(m -> m.matches())
        .collect(
            Collectors.toMap(
                m -> m.group(1),
                m -> new Row(m.group(2), m.group(3), m.group(4), m.group(5).equals("yes"))));
  }

  @Test
  @Tag("SSL-33")
  void every_setting_stands_in_the_document_with_its_default_and_who_may_set_it()
      throws IOException {
    var rows = rows();

    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            LoggingSettings.ALL.stream().map(Setting::name).toList());
    assertThat(LoggingSettings.ALL)
        .allSatisfy(
            setting -> {
              var row = rows.get(setting.name());
              assertThat(row.values()).as(setting.name()).isEqualTo(values(setting));
              assertThat(row.byDefault())
                  .as(setting.name())
                  .isEqualTo(setting.byDefault().isEmpty() ? "–" : "`" + setting.byDefault() + "`");
              assertThat(row.who())
                  .as(setting.name())
                  .isEqualTo(setting.scope().name().toLowerCase(Locale.ROOT));
            });
  }

  private static String values(Setting<?> setting) {
    var values = setting.kind() == Kind.FLAG ? List.of("true", "false") : setting.choices();
    return setting.kind() == Kind.TEXT
        ? "text"
        : values.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "));
  }

  @Test
  @Tag("SSL-33")
  void all_but_the_clients_own_are_used_by_server_side_logging() throws IOException {
    assertThat(rows().entrySet())
        .filteredOn(e -> !e.getValue().used())
        .extracting(Map.Entry::getKey)
        .containsExactly("activity.auto-log");
  }
}
