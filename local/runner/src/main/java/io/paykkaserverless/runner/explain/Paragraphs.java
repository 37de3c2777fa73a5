package io.paykkaserverless.runner.explain;

import java.util.List;

/** Text for a terminal, built paragraph by paragraph, with lines short enough to read. */
final class Paragraphs {

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  /** Sentences, one after the other. */
  Paragraphs prose(List<String> sentences) {
    wrapped("", String.join(" ", sentences), "");
    return this;
  }

  /** Begins a part. */
  Paragraphs title(String title) {
    text.append('\n').append(title).append("\n\n");
    return this;
  }

  /** Sentences behind a label, its spaces included; further lines stand below the first word. */
  Paragraphs item(String label, List<String> sentences) {
    wrapped(label, String.join(" ", sentences), " ".repeat(label.length()));
    return this;
  }

  private void wrapped(String first, String sentences, String indent) {
    StringBuilder line = new StringBuilder(first);
    boolean bare = true;
    for (String word : sentences.split(" ", -1)) {
      if (!bare && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent);
        bare = true;
      }
      line.append(bare ? "" : " ").append(word);
      bare = false;
    }
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
