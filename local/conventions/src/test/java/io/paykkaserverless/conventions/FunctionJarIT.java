package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.conventions.BillOfMaterials.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is missing from the functions' jars, although the build leaves most of what it could put
 * in out of them. What only an error leads to would be missed when there is an error.
 */
class FunctionJarIT {

  /** What classes in a jar refer to and never get to, by the beginning of the names, and why. */
  private static final Map<String, String> DONE_WITHOUT =
      Map.of(
          "software/amazon/awssdk/crt",
          "AWS's native code, for checksums of S3 and signatures over several regions: the SDK"
              + " looks whether it is there, and its own jars do not bring it");

  @BeforeAll
  static void needsJars() {
    BillOfMaterials.assumeThatJarsAreMade();
  }

  static List<String> functions() {
    return BillOfMaterials.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyClassThatAClassRefersToIsThere(String function) {
    List<String> missing = new ArrayList<>();
    try (ClassesOfJar jar = ClassesOfJar.ofFunction(function)) {
      for (String name : jar.names()) {
        for (String reference : jar.references(name)) {
          if (!jar.names().contains(reference)
              && !ClassesOfJar.isOfTheJdk(reference)
              && DONE_WITHOUT.keySet().stream().noneMatch(reference::startsWith)) {
            missing.add(reference + ", which " + name + " refers to");
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyClassThatIsNamedInATextIsThere(String function) {
    Set<String> leftOut = new TreeSet<>();
    for (Component component : BillOfMaterials.ofFunction(function).components()) {
      try (ClassesOfJar whole = ClassesOfJar.of(BillOfMaterials.file(component))) {
        leftOut.addAll(whole.names());
      }
    }
    List<String> missing = new ArrayList<>();
    try (ClassesOfJar jar = ClassesOfJar.ofFunction(function)) {
      leftOut.removeAll(jar.names());
      for (String name : jar.names()) {
        for (String text : jar.texts(name)) {
          if (leftOut.contains(text.replace('.', '/'))) {
            missing.add(text + ", which " + name + " names");
          }
        }
      }
    }

    assertThat(leftOut).hasSizeGreaterThan(500);
    assertThat(missing).isEmpty();
  }

  /** The JDK finds an implementation by the text of a file. */
  @ParameterizedTest
  @MethodSource("functions")
  void everyServiceThatIsAnnouncedIsThere(String function) {
    try (ClassesOfJar jar = ClassesOfJar.ofFunction(function)) {
      Map<String, List<String>> services = jar.services();

      assertThat(services.get("org.slf4j.spi.SLF4JServiceProvider"))
          .containsExactly("io.paykkaserverless.log.JsonLogProvider");
      services.forEach(
          (service, implementations) ->
              assertThat(implementations)
                  .as(service)
                  .allMatch(name -> jar.names().contains(name.replace('.', '/'))));
    }
  }

  /** Its way to every answer is short, and what is not there cannot be broken into. */
  @Test
  void receiveWebhookHasNothingOfSecretsManager() {
    try (ClassesOfJar jar = ClassesOfJar.ofFunction("receive-webhook")) {
      assertThat(jar.names()).noneMatch(name -> name.contains("/secretsmanager/"));
    }
  }

  /** A reason for something that is there, or that nobody asks for any more, misleads. */
  @Test
  void everyExceptionIsNeeded() {
    Set<String> unneeded = new TreeSet<>(DONE_WITHOUT.keySet());
    for (String function : functions()) {
      try (ClassesOfJar jar = ClassesOfJar.ofFunction(function)) {
        for (String name : jar.names()) {
          unneeded.removeIf(
              beginning -> jar.references(name).stream().anyMatch(r -> r.startsWith(beginning)));
        }
      }
    }

    assertThat(unneeded).isEmpty();
  }
}
