package io.paykkaserverless.runner.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells what happens, a line for each thing somebody did. */
final class Story {

  private final PrintStream out;

  Story(PrintStream out) {
    this.out = out;
  }

  /** Begins a part. */
  void chapter(String title) {
    out.println();
    out.println(title);
    out.println();
  }

  /** Says who did what. */
  void says(String who, String what) {
    out.println(String.format(Locale.ROOT, "  %-12s%s", who, what));
  }

  /** Says how a payment moved, and on whose word. */
  void moved(MerchantDesk.Change change) {
    says("", change.before() + " -> " + change.after() + "   (" + change.who() + ")");
  }

  void line(String text) {
    out.println(text);
  }
}
