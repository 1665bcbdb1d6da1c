import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over a source tree: {@code Format.java check|write FOLDER}. */
class Format {
  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[1]);
    if (!Files.isDirectory(folder)) {
      return;
    }
    var arguments = new ArrayList<>(List.of("write".equals(args[0]) ? "--replace" : "--dry-run"));
    arguments.add("--set-exit-if-changed");
    try (var files = Files.walk(folder)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(arguments::add);
    }
    if (arguments.size() == 2) {
      return;
    }
    var out = new PrintWriter(System.out, true);
    int badlyFormatted = new Main(out, new PrintWriter(System.err, true), System.in)
        .format(arguments.toArray(String[]::new));
    if (badlyFormatted != 0 && !"write".equals(args[0])) {
      System.err.println("Not formatted: the files above. Run: mvn test-compile -Dformat=write");
      System.exit(1);
    }
  }
}
