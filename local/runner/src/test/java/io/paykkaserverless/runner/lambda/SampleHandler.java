package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A function that does what its event says; it knows nothing but the JDK and Lambda's interface.
 */
public final class SampleHandler implements RequestStreamHandler {

  private int calls;

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    calls++;
    System.out.println("called with " + event);
    String word = event.replace("\"", "");
    String answer =
        switch (word.split(" ", 2)[0]) {
          case "count" -> ProcessHandle.current().pid() + " " + calls;
          case "env" -> String.valueOf(System.getenv(word.substring(4)));
          case "left" -> String.valueOf(context.getRemainingTimeInMillis());
          case "sleep" -> sleep(Long.parseLong(word.substring(6)));
          case "throw" -> throw new IllegalStateException("on purpose");
          case "exit" -> exit();
          default -> event;
        };
    out.write(("\"" + answer.replace("\"", "") + "\"").getBytes(StandardCharsets.UTF_8));
  }

  private static String sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
      return String.valueOf(ProcessHandle.current().pid());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String exit() {
    Runtime.getRuntime().halt(3);
    return "never";
  }
}
