package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.core.JsonFactory;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Starts a function's JVM as Lambda's {@code java25} does: the shipped jar, AWS's runtime interface
 * client, Lambda's flags and none of this process's environment.
 *
 * @param localEnvironment variables beside those of the template: where the AWS SDK finds its
 *     services on this machine, above all
 * @param initialization how functions begin where a start does not say otherwise
 * @param workspace the processes' folder
 */
record JavaRuntime(
    Map<String, String> localEnvironment, Initialization initialization, Workspace workspace) {

  private static final List<Class<?>> AWS_CLIENT =
      List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);
  private static final List<Class<?>> PLAIN_CLIENT =
      List.of(PlainRuntime.class, Context.class, JsonWriter.class, JsonFactory.class);

  /** Lambda leaves the rest of the memory to the JVM itself. */
  private static final double HEAP_SHARE = 0.8;

  /** The property that leads AWS's runtime interface client to its native part. */
  private static final String NATIVE_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  JavaRuntime {
    localEnvironment = Map.copyOf(localEnvironment);
  }

  Process start(FunctionDefinition function, String runtimeApi) {
    return start(function, runtimeApi, initialization, List.of());
  }

  Process start(
      FunctionDefinition function, String runtimeApi, Initialization begins, List<String> flags) {
    ProcessBuilder builder =
        new ProcessBuilder(command(function, begins, flags))
            .directory(workspace.folder().toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(lambdaEnvironment(function, runtimeApi));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", begins.type());
    environment.putAll(localEnvironment);
    environment.putAll(function.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a JVM for " + function.name(), e);
    }
  }

  private List<String> command(
      FunctionDefinition function, Initialization begins, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx" + (int) (function.memoryMb() * HEAP_SHARE) + "m",
            "-Djava.io.tmpdir=" + workspace.folder(),
            // AWS's client is native code behind Java; JDK 25 would warn of it on every start.
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(begins.flags());
    command.addAll(flags);
    workspace
        .nativeClient()
        .ifPresentOrElse(
            library -> {
              command.add("-D" + NATIVE_CLIENT + "=" + library);
              command.addAll(List.of("-cp", classPath(function, AWS_CLIENT)));
              command.add(AWSLambda.class.getName());
            },
            () -> {
              command.addAll(List.of("-cp", classPath(function, PLAIN_CLIENT)));
              command.add(PlainRuntime.class.getName());
            });
    command.add(function.handler());
    return command;
  }

  /** What Lambda itself puts on the class path, found where this process has it from. */
  private static String classPath(FunctionDefinition function, List<Class<?>> runtime) {
    return Stream.concat(Stream.of(function.jar()), runtime.stream().map(JavaRuntime::origin))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry has no path", e);
    }
  }

  private static Map<String, String> lambdaEnvironment(
      FunctionDefinition function, String runtimeApi) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMb())),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/local/" + function.name()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", LocalAddresses.REGION),
        Map.entry("AWS_DEFAULT_REGION", LocalAddresses.REGION),
        Map.entry("AWS_ACCESS_KEY_ID", function.accessKeyId()),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("_HANDLER", function.handler()),
        Map.entry("LAMBDA_TASK_ROOT", function.jar().toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"),
        Map.entry("PATH", "/usr/bin:/bin"));
  }
}
