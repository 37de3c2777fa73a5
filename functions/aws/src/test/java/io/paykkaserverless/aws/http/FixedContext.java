package io.paykkaserverless.aws.http;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/** The context of an invocation in tests, the same but for the time that is left. */
public final class FixedContext implements Context {

  /** The request id of every invocation. */
  public static final String REQUEST_ID = "0b5d3c5e-5f0a-4c9e-9d57-0c2f6d1f3a77";

  private final int remainingTimeInMillis;

  /** As much time as template.yaml gives a function that asks PayKKa. */
  public FixedContext() {
    this(28_000);
  }

  public FixedContext(int remainingTimeInMillis) {
    this.remainingTimeInMillis = remainingTimeInMillis;
  }

  @Override
  public String getAwsRequestId() {
    return REQUEST_ID;
  }

  @Override
  public String getLogGroupName() {
    return "test";
  }

  @Override
  public String getLogStreamName() {
    return "test";
  }

  @Override
  public String getFunctionName() {
    return "function-under-test";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:function-under-test";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("there is no Cognito here");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("there is no mobile client here");
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingTimeInMillis;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log(message.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void log(byte[] message) {
        throw new UnsupportedOperationException("log through SLF4J");
      }
    };
  }
}
