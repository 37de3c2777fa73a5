package io.paykkaserverless.runner.deployed;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why AWS did not do what it was asked, for people. Quotes no credentials. */
public final class AwsFailure {

  private AwsFailure() {}

  /** A sentence's end: what the service says, or the client of itself where nobody answered. */
  public static String words(SdkException failure) {
    if (String.valueOf(failure.getMessage()).startsWith("Unable to load credentials")) {
      return "there are no AWS credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and its like."
          + " For a single sign-on or a role, before it:"
          + " eval \"$(aws configure export-credentials --format env)\"";
    }
    if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      return service.awsErrorDetails().errorMessage();
    }
    return String.valueOf(failure.getMessage());
  }

  /** Whether whoever asks may not: the policy lacks an action. */
  public static boolean isRefusal(SdkException failure) {
    return code(failure).matches("AccessDenied(Exception)?|UnauthorizedOperation");
  }

  private static String code(SdkException failure) {
    return failure instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? String.valueOf(service.awsErrorDetails().errorCode())
        : "";
  }
}
