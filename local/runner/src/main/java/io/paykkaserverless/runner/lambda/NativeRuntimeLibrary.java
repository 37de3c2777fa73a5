package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The native half of AWS's runtime interface client, unpacked once for all processes.
 *
 * <p>Left alone, each process unpacks it over one fixed file in {@code /tmp}; a process that has it
 * loaded while another one starts then crashes.
 */
final class NativeRuntimeLibrary implements AutoCloseable {

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path file;

  private NativeRuntimeLibrary(Path file) {
    this.file = file;
  }

  /**
   * Unpacks the library for this machine.
   *
   * @throws IllegalStateException where AWS ships none for it
   */
  static NativeRuntimeLibrary unpack() {
    String resource = "/jni/libaws-lambda-jni." + platform() + ".so";
    try (InputStream library = AWSLambda.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new FileNotFoundException(resource);
      }
      Path file = Files.createTempFile("paykka-lambda-runtime", ".so");
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return new NativeRuntimeLibrary(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the runtime client's native library cannot be unpacked", e);
    }
  }

  /** The JVM option that makes the runtime client load it from here. */
  String jvmOption() {
    return "-D" + PROPERTY + "=" + file;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    if (!system.equals("linux") || !(processor.equals("amd64") || processor.equals("aarch64"))) {
      throw new IllegalStateException(
          "AWS's Lambda runtime client runs on Linux (x86-64 or ARM64) alone, and this is "
              + System.getProperty("os.name")
              + " on "
              + processor
              + "; run the local system in a Linux machine or container");
    }
    String library = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    return library + (processor.equals("amd64") ? "-x86_64" : "-aarch_64");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}
