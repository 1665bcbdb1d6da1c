package io.callscribe.dist;

/** Ends a server that was started by the demo or the benchmark when its parent is gone. */
final class ParentWatch {
  static final String PARENT = "io.callscribe.parent";

  private ParentWatch() {}

  static void start() {
    var parent = Long.getLong(PARENT);
    if (parent != null) {
      ProcessHandle.of(parent)
          .ifPresentOrElse(
              handle -> handle.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }
  }
}
