package io.paykkaserverless.aws;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * The running function's credentials, taken from where Lambda keeps them at this moment.
 *
 * <p>Without SnapStart that is the access key variables. Under SnapStart those are absent and
 * Lambda serves the credentials over a local address instead, so that none is frozen into the
 * snapshot ("Activating SnapStart" in the Lambda developer guide). Which of the two is decided for
 * every call: a function may be initialised one way and go on the other way (powertools-lambda-java
 * issue 1302). Cheaper than the SDK's default chain, which also looks for profiles and EC2.
 */
final class LambdaCredentials implements AwsCredentialsProvider {

  private final AwsCredentialsProvider variables = EnvironmentVariableCredentialsProvider.create();
  private Optional<AwsCredentialsProvider> container = Optional.empty();

  /** Prepares the way over the local address only where that is set, for a snapshot to hold. */
  LambdaCredentials() {
    if (areServed()) {
      container();
    }
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return (areServed() ? container() : variables).resolveCredentials();
  }

  private static boolean areServed() {
    return SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.getStringValue().isPresent();
  }

  private synchronized AwsCredentialsProvider container() {
    if (container.isEmpty()) {
      container = Optional.of(ContainerCredentialsProvider.create());
    }
    return container.get();
  }
}
