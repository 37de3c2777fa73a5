package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function where AWS's runtime interface client cannot run, which is anywhere but on Linux:
 * the same loop over the Runtime API, for {@link RequestStreamHandler}s alone. Lives in the
 * function's process.
 */
public final class PlainRuntime {

  private final URI api;
  private final RequestStreamHandler handler;

  private PlainRuntime(URI api, RequestStreamHandler handler) {
    this.api = api;
    this.handler = handler;
  }

  static void main(String[] arguments) throws IOException {
    URI api =
        URI.create("http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/");
    try {
      Object handler = Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
      new PlainRuntime(api, (RequestStreamHandler) handler).loop();
    } catch (ReflectiveOperationException | RuntimeException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      post(api.resolve("init/error"), error(cause));
      throw new IllegalStateException("the function could not start", cause);
    }
  }

  private void loop() throws IOException {
    while (true) {
      HttpURLConnection next =
          (HttpURLConnection) api.resolve("invocation/next").toURL().openConnection();
      byte[] event;
      try (InputStream body = next.getInputStream()) {
        event = body.readAllBytes();
      }
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      long deadline = Long.parseLong(next.getHeaderField("Lambda-Runtime-Deadline-Ms"));
      try {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
            new ByteArrayInputStream(event), answer, new Invocation(id, deadline));
        post(api.resolve("invocation/" + id + "/response"), answer.toByteArray());
      } catch (IOException | RuntimeException e) {
        post(api.resolve("invocation/" + id + "/error"), error(e));
      }
    }
  }

  private static void post(URI uri, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    connection.getResponseCode();
  }

  private static byte[] error(Throwable thrown) {
    return new JsonWriter()
        .put("errorType", thrown.getClass().getName())
        .put("errorMessage", String.valueOf(thrown.getMessage()))
        .toBytes();
  }

  /** What a function may ask about its invocation. */
  private record Invocation(String id, long deadlineEpochMs) implements Context, LambdaLogger {

    @Override
    public String getAwsRequestId() {
      return id;
    }

    @Override
    public String getLogGroupName() {
      return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
      return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
      return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
      return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
      return getFunctionName();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return (int) Math.max(0, deadlineEpochMs - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
      return Integer.parseInt(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    }

    @Override
    public LambdaLogger getLogger() {
      return this;
    }

    @Override
    public void log(String message) {
      System.out.println(message);
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}
