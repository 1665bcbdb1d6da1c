import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Writes docs/requirements.md from docs/requirements.tsv and the tags of the tests: {@code
 * Requirements.java check|write ROOT}. The sources are parsed and nothing more.
 */
class Requirements {
  private static final String DATA = "docs/requirements.tsv";
  private static final String PAGE = "docs/requirements.md";
  private static final String REWRITE = "mvn -N verify -Drequirements=write";
  private static final int NAMED = 4;

  private static final String HEAD =
      """
      # Requirements

      What Callscribe promises, and the tests that prove it. The build writes this page from \
      [requirements.tsv](requirements.tsv) and the tags of the tests, and fails if it is not up to \
      date (see [CONTRIBUTING](../CONTRIBUTING.md)).

      * **proved**: tests bear the id. The build that checks this page runs them too and fails if \
      one fails, so in a version that has landed they pass.
      * **open**: belongs to this release, and no test proves it yet.
      * **later**: belongs to a later release.

      """;

  enum Release {
    NOW,
    LATER
  }

  enum State {
    PROVED,
    OPEN,
    LATER;

    String shown() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A promise, and what proves it, by name. */
  record Row(String id, String statement, Release release) {
    State state(Map<String, Set<String>> proofs) {
      if (proofs.containsKey(id)) {
        return State.PROVED;
      }
      return release == Release.NOW ? State.OPEN : State.LATER;
    }
  }

  record Family(String heading, List<Row> rows) {}

  public static void main(String[] args) throws IOException {
    var root = Path.of(args[1]);
    var problems = new ArrayList<String>();
    var families = families(root.resolve(DATA), problems);
    var ids = families.stream().flatMap(f -> f.rows().stream()).map(Row::id).toList();
    var proofs = Tags.of(root, new HashSet<>(ids), problems);
    if (problems.isEmpty()) {
      var page = page(families, proofs);
      if (args[0].equals("write")) {
        Files.writeString(root.resolve(PAGE), page);
      } else {
        check(root, page, families, proofs, problems);
      }
    }
    problems.forEach(System.err::println);
    if (!problems.isEmpty()) {
      System.exit(1);
    }
  }

  private static void check(
      Path root,
      String page,
      List<Family> families,
      Map<String, Set<String>> proofs,
      List<String> problems)
      throws IOException {
    var file = root.resolve(PAGE);
    if (!Files.exists(file) || !Files.readString(file).equals(page)) {
      problems.add(PAGE + " is not what the tests say. Run: " + REWRITE);
    }
    var open =
        families.stream()
            .flatMap(f -> f.rows().stream())
            .filter(r -> r.state(proofs) == State.OPEN)
            .map(Row::id)
            .collect(Collectors.joining(", "));
    if (!open.isEmpty() && !Boolean.getBoolean("requirements.allow-open")) {
      problems.add("No test proves: " + open);
    }
  }

  /** A line is a heading, blank, or a row of three columns. */
  private static List<Family> families(Path file, List<String> problems) throws IOException {
    var families = new ArrayList<Family>();
    var known = new HashSet<String>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith("# ")) {
        families.add(new Family(line.substring(2), new ArrayList<>()));
      } else if (!line.isBlank()) {
        var columns = line.split("\t", -1);
        if (families.isEmpty()
            || columns.length != 3
            || !columns[0].matches("[A-Z]+-[0-9]+[a-z]?")
            || columns[1].isBlank()
            || !columns[2].matches("now|later")) {
          problems.add(
              "%s:%d: expected a heading, or id, sentence, and now or later, apart by tabs"
                  .formatted(DATA, number));
        } else if (!known.add(columns[0])) {
          problems.add("%s:%d: %s is there twice".formatted(DATA, number, columns[0]));
        } else {
          var release = columns[2].equals("now") ? Release.NOW : Release.LATER;
          families.getLast().rows().add(new Row(columns[0], columns[1], release));
        }
      }
    }
    return families;
  }

  private static String page(List<Family> families, Map<String, Set<String>> proofs) {
    var page = new StringBuilder(HEAD);
    page.append("| | proved | open | later |\n|---|---:|---:|---:|\n");
    families.forEach(f -> page.append(sums(f.heading(), f.rows(), proofs)));
    page.append(sums("all", families.stream().flatMap(f -> f.rows().stream()).toList(), proofs));
    for (var family : families) {
      page.append("\n## ").append(family.heading()).append("\n\n");
      page.append("| id | requirement | tests | state |\n|---|---|---|---|\n");
      for (var row : family.rows()) {
        page.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    row.id(),
                    row.statement().replace("|", "\\|"),
                    named(proofs.getOrDefault(row.id(), Set.of())),
                    row.state(proofs).shown()));
      }
    }
    return page.toString();
  }

  private static String sums(String what, List<Row> rows, Map<String, Set<String>> proofs) {
    var sums = new StringBuilder("| ").append(what);
    for (var state : State.values()) {
      sums.append(" | ").append(rows.stream().filter(r -> r.state(proofs) == state).count());
    }
    return sums.append(" |\n").toString();
  }

  private static String named(Set<String> tests) {
    var named =
        tests.stream().limit(NAMED).map(t -> "`" + t + "`").collect(Collectors.joining(", "));
    return tests.size() > NAMED ? named + " and " + (tests.size() - NAMED) + " more" : named;
  }

  /** What the test sources of all modules bear. */
  static final class Tags {
    private static final Set<String> TESTS =
        Set.of(
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "TestFactory",
            "TestTemplate",
            "Property",
            "Example",
            "ContractRule");

    private final Path root;
    private final Set<String> ids;
    private final SourcePositions positions;
    private final List<String> problems;
    private final Set<String> inherited = new HashSet<>();
    private final Map<String, Set<String>> proofs = new TreeMap<>();

    /** A class and those around it: what decides about all its tests. */
    private record Place(String name, boolean runs, boolean disabled) {}

    private Tags(Path root, Set<String> ids, SourcePositions positions, List<String> problems) {
      this.root = root;
      this.ids = ids;
      this.positions = positions;
      this.problems = problems;
    }

    /** Names of tests by id. */
    static Map<String, Set<String>> of(Path root, Set<String> ids, List<String> problems)
        throws IOException {
      var compiler = ToolProvider.getSystemJavaCompiler();
      var diagnostics = new DiagnosticCollector<JavaFileObject>();
      try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
        var sources = files.getJavaFileObjectsFromPaths(sources(root));
        if (!sources.iterator().hasNext()) {
          return Map.of();
        }
        var options = List.of("-proc:none");
        var task = (JavacTask) compiler.getTask(null, files, diagnostics, options, null, sources);
        var tags = new Tags(root, ids, Trees.instance(task).getSourcePositions(), problems);
        var units = new ArrayList<CompilationUnitTree>();
        task.parse().forEach(units::add);
        units.forEach(tags::learnWhoIsInherited);
        units.forEach(tags::read);
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .forEach(d -> problems.add(d.toString()));
        return tags.proofs;
      }
    }

    private static List<Path> sources(Path root) throws IOException {
      var found = new ArrayList<Path>();
      for (var group : List.of(root, root.resolve("plugins"))) {
        if (Files.isDirectory(group)) {
          try (var modules = Files.list(group)) {
            for (var module : modules.map(m -> m.resolve("src/test/java")).toList()) {
              found.addAll(javaFiles(module));
            }
          }
        }
      }
      return found.stream().sorted().toList();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (var files = Files.walk(folder)) {
        return files.filter(f -> f.toString().endsWith(".java")).toList();
      }
    }

    private void learnWhoIsInherited(CompilationUnitTree unit) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree type, Void nothing) {
          supertypes(type).map(Tags::simpleName).forEach(inherited::add);
          return super.visitClass(type, nothing);
        }
      }.scan(unit, null);
    }

    private static Stream<Tree> supertypes(ClassTree type) {
      return Stream.concat(
          Stream.ofNullable(type.getExtendsClause()), type.getImplementsClause().stream());
    }

    private void read(CompilationUnitTree unit) {
      for (var member : unit.getTypeDecls()) {
        if (member instanceof ClassTree type) {
          var name = type.getSimpleName().toString();
          var runs = isContract(type) ? isInherited(type) : name.matches(".*(Test|IT)");
          read(unit, type, new Place(name, runs, has(type.getModifiers(), "Disabled")));
        }
      }
    }

    private void read(CompilationUnitTree unit, ClassTree type, Place place) {
      var holdsTests = supertypes(type).findAny().isPresent();
      for (var member : type.getMembers()) {
        if (member instanceof MethodTree method) {
          var name = place.name() + "#" + method.getName();
          var isTest = method.getModifiers().getAnnotations().stream().anyMatch(Tags::isTest);
          holdsTests |= isTest;
          var disabled = place.disabled() || has(method.getModifiers(), "Disabled");
          take(unit, method.getModifiers(), new Place(name, place.runs(), disabled), isTest);
          refuseTagThatSkips(unit, method, name);
        } else if (member instanceof ClassTree inner) {
          holdsTests |= has(inner.getModifiers(), "Nested");
          read(unit, inner, inside(place, inner));
        }
      }
      take(unit, type.getModifiers(), place, holdsTests);
    }

    /** jqwik passes over a property that bears an annotation of JUnit's, without a word. */
    private void refuseTagThatSkips(CompilationUnitTree unit, MethodTree method, String name) {
      var importsJunits =
          unit.getImports().stream()
              .anyMatch(
                  i -> i.getQualifiedIdentifier().toString().equals("org.junit.jupiter.api.Tag"));
      var bearsIt =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Tag"));
      if (has(method.getModifiers(), "Property") && importsJunits && bearsIt) {
        problems.add(name + " is a property and would be skipped: tag it with net.jqwik.api.Tag");
      }
    }

    private Place inside(Place outer, ClassTree inner) {
      var runs =
          isContract(inner)
              ? isInherited(inner)
              : outer.runs() && has(inner.getModifiers(), "Nested");
      return new Place(
          outer.name() + "." + inner.getSimpleName(),
          runs,
          outer.disabled() || has(inner.getModifiers(), "Disabled"));
    }

    private void take(
        CompilationUnitTree unit, ModifiersTree modifiers, Place place, boolean isTest) {
      for (var tag : tags(modifiers.getAnnotations())) {
        var value = value(tag);
        var what = "%s %s: %s".formatted(position(unit, tag), place.name(), tag);
        if (!ids.contains(value)) {
          problems.add(what + " is not in " + DATA);
        } else if (!isTest) {
          problems.add(what + " is on what is no test");
        } else if (!place.runs()) {
          problems.add(what + " is on a test that nothing runs");
        } else if (!place.disabled()) {
          proofs.computeIfAbsent(value, v -> new TreeSet<>()).add(place.name());
        }
      }
    }

    private String position(CompilationUnitTree unit, Tree tree) {
      var source = Path.of(unit.getSourceFile().toUri());
      var file = root.toAbsolutePath().normalize().relativize(source);
      var line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
      return file + ":" + line;
    }

    private static List<AnnotationTree> tags(List<? extends Tree> annotations) {
      var tags = new ArrayList<AnnotationTree>();
      for (var one : annotations) {
        if (one instanceof AnnotationTree annotation) {
          switch (simpleName(annotation.getAnnotationType())) {
            case "Tag" -> tags.add(annotation);
            case "Tags" -> annotation.getArguments().forEach(a -> tags.addAll(tags(elements(a))));
            default -> {}
          }
        }
      }
      return tags;
    }

    private static List<? extends Tree> elements(ExpressionTree argument) {
      var value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
      return value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
    }

    /** The text of a tag; of one that is no literal, its source, which is no id. */
    private static String value(AnnotationTree tag) {
      return tag.getArguments().stream()
          .flatMap(a -> elements(a).stream())
          .map(e -> e instanceof LiteralTree text ? text.getValue().toString() : e.toString())
          .collect(Collectors.joining());
    }

    private static boolean isTest(AnnotationTree annotation) {
      return TESTS.contains(simpleName(annotation.getAnnotationType()));
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
      return modifiers.getAnnotations().stream()
          .anyMatch(a -> simpleName(a.getAnnotationType()).equals(annotation));
    }

    private static boolean isContract(ClassTree type) {
      return type.getKind() == Tree.Kind.INTERFACE
          || type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    }

    private boolean isInherited(ClassTree type) {
      return inherited.contains(type.getSimpleName().toString());
    }

    private static String simpleName(Tree type) {
      var raw = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
      var name = raw.toString();
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }
}
