package io.paykkaserverless.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where Lambda looks for log lines and for metrics among them. */
public final class StandardOutput {

  private StandardOutput() {}

  /** Writes one line as a whole, so that no other thread's line gets into it. */
  public static void write(String line) {
    byte[] bytes = line.concat("\n").getBytes(StandardCharsets.UTF_8);
    PrintStream out = System.out;
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
