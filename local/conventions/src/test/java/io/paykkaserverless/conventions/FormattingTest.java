package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * google-java-format, run on the JDK the code is written for. (Inside Maven it would run on Maven's
 * JDK, whose parser may not know the language.)
 */
class FormattingTest {

  /** Run with {@code -Dformat.fix=true} to rewrite the files instead. */
  @Test
  void everyJavaFileIsFormatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    List<String> unformatted = new ArrayList<>();
    for (Path file : SourceTree.javaFiles()) {
      String source = SourceTree.text(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        unformatted.add(SourceTree.name(file));
        if (Boolean.getBoolean("format.fix")) {
          Files.writeString(file, formatted);
        }
      }
    }

    if (Boolean.getBoolean("format.fix")) {
      System.out.println("formatted: " + unformatted);
    } else {
      assertThat(unformatted).as("unformatted files; to fix them: ./paykka format").isEmpty();
    }
  }
}
