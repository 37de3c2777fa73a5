package io.paykkaserverless.aws.telemetry;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Describes an exception so that it can be logged: the classes, the first frames of each, and only
 * those messages that are known not to quote input. The JDK's do quote it (a number format
 * exception holds the text that was no number), which could be a card number. So do the AWS SDK's
 * own where it cannot read an answer, which could be a secret; what AWS says itself is kept.
 */
final class FailureTrace {

  private static final int CAUSES_MAX = 5;
  private static final int FRAMES_MAX = 8;

  private FailureTrace() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable current = failure;
    for (int i = 0; current != null && i < CAUSES_MAX; i++) {
      text.append(i == 0 ? "" : "\ncaused by ").append(current.getClass().getName());
      text.append(message(current));
      text.append(
          Arrays.stream(current.getStackTrace())
              .limit(FRAMES_MAX)
              .map(frame -> "\n  at " + frame)
              .collect(Collectors.joining()));
      current = current.getCause();
    }
    return text.toString();
  }

  private static String message(Throwable failure) {
    String type = failure.getClass().getName();
    boolean quotesNothing =
        type.startsWith("io.paykkaserverless.") || failure instanceof AwsServiceException;
    return quotesNothing ? ": " + failure.getMessage() : "";
  }
}
