package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
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
 * @param library the native half of the runtime interface client
 */
record JavaRuntime(Map<String, String> localEnvironment, NativeRuntimeLibrary library) {

  /** Lambda leaves the rest of the memory to the JVM itself. */
  private static final double HEAP_SHARE = 0.8;

  JavaRuntime {
    localEnvironment = Map.copyOf(localEnvironment);
  }

  Process start(FunctionDefinition function, String runtimeApi) {
    ProcessBuilder builder = new ProcessBuilder(command(function)).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(lambdaEnvironment(function, runtimeApi));
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

  private List<String> command(FunctionDefinition function) {
    String classPath =
        Stream.concat(Stream.of(function.jar()), runtimeJars())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx" + (int) (function.memoryMb() * HEAP_SHARE) + "m",
        // The runtime client is native code behind Java; without it JDK 25 warns on every start.
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        library.jvmOption(),
        "-cp",
        classPath,
        AWSLambda.class.getName(),
        function.handler());
  }

  /** What Lambda itself puts on the class path, found where this process has it from. */
  private static Stream<Path> runtimeJars() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(
            type -> {
              try {
                return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
              } catch (URISyntaxException e) {
                throw new IllegalStateException("a class path entry has no path", e);
              }
            });
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
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", LocalAddresses.REGION),
        Map.entry("AWS_DEFAULT_REGION", LocalAddresses.REGION),
        Map.entry("AWS_ACCESS_KEY_ID", "local"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("_HANDLER", function.handler()),
        Map.entry("LAMBDA_TASK_ROOT", function.jar().toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"),
        Map.entry("PATH", "/usr/bin:/bin"));
  }
}
