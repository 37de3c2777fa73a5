package io.paykkaserverless.runner.receiver;

import io.paykkaserverless.runner.program.Interpreter;
import java.nio.file.Path;
import java.util.List;

/** The receivers of {@code docs/receivers}, each in a language of its own. */
enum Receiver {
  JAVA,
  NODE,
  PHP,
  PYTHON;

  static final Path FOLDER = Path.of("../../docs/receivers").toAbsolutePath().normalize();

  /** How to have it judge the vectors of a file. */
  List<String> command(Path vectors) {
    return switch (this) {
      case JAVA ->
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "CheckVectors.java",
              vectors.toString());
      case NODE ->
          List.of(
              Interpreter.OF_RECEIVERS.orSaySo("node"), "check-vectors.mjs", vectors.toString());
      case PHP ->
          List.of(Interpreter.OF_RECEIVERS.orSaySo("php"), "check-vectors.php", vectors.toString());
      case PYTHON ->
          List.of(
              Interpreter.OF_RECEIVERS.orSaySo("python3"),
              "-B",
              "check-vectors.py",
              vectors.toString());
    };
  }
}
