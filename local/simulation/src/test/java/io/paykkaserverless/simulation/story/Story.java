package io.paykkaserverless.simulation.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, for a person; kept only where somebody will read it. */
final class Story {

  private final boolean told;
  private final List<String> lines = new ArrayList<>();

  Story(boolean told) {
    this.told = told;
  }

  void add(Supplier<String> line) {
    if (told) {
      lines.add(line.get());
    }
  }

  String text() {
    return String.join("\n", lines);
  }
}
