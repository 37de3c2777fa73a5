package io.paykkaserverless.runner.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The AWS CLI of this machine, in the place of the {@code awslocal} of LocalStack's image. */
final class AwsCli {

  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final URI endpoint;

  /**
   * One that calls {@code endpoint}.
   *
   * @param folder an empty folder for the command
   */
  AwsCli(Path folder, URI endpoint) {
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** Whether this machine has what a script for it needs: the AWS CLI, bash and openssl. */
  static boolean isHere() {
    try {
      return new ProcessBuilder("bash", "-c", "aws --version && openssl version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs a script that calls {@code awslocal}; gives what it printed. */
  String run(Path script) throws IOException, InterruptedException {
    Files.writeString(
        Files.createFile(
            folder.resolve("awslocal"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
        "#!/usr/bin/env bash\nexec aws --endpoint-url " + endpoint + " \"$@\"\n");
    Path output = folder.resolve("output");
    ProcessBuilder bash = new ProcessBuilder("bash", script.toString());
    Map<String, String> environment = bash.environment();
    environment.merge("PATH", folder.toString(), (old, ours) -> ours + ":" + old);
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    Process process = bash.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(script + " did not end");
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IOException(script + " ended with " + process.exitValue() + ": " + printed);
    }
    return printed;
  }
}
