package io.paykkaserverless.runner.lambda;

import io.paykkaserverless.runner.template.FunctionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Jars and definitions of {@link SampleHandler}, so that tests need no built function. */
public final class SampleFunctions {

  private SampleFunctions() {}

  /** A function named {@code id} in a jar of its own. */
  public static FunctionDefinition sample(String id, Path folder, Duration timeout) {
    return new FunctionDefinition(
        id, SampleHandler.class.getName(), jar(folder), 256, timeout, Map.of("COLOUR", "green"));
  }

  private static Path jar(Path folder) {
    Path jar = folder.resolve("sample.jar");
    String name = SampleHandler.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        InputStream code = SampleHandler.class.getClassLoader().getResourceAsStream(name)) {
      if (code == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      entries.putNextEntry(new JarEntry(name));
      code.transferTo(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
