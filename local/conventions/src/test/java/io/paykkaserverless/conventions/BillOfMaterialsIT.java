package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.conventions.BillOfMaterials.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function's bill of materials names all that is in its jar, and nothing that is not. Of what
 * it names the jar holds what the function can reach: see FunctionJarIT.
 */
class BillOfMaterialsIT {

  private static final Map<Path, Set<String>> CLASSES = new HashMap<>();

  @BeforeAll
  static void needsJars() {
    BillOfMaterials.assumeThatJarsAreMade();
  }

  static List<String> functions() {
    return BillOfMaterials.functions();
  }

  @Test
  void everyFunctionHasOneOfItsOwn() {
    Map<String, BillOfMaterials> bills = BillOfMaterials.ofFunctions();

    assertThat(bills).hasSizeGreaterThanOrEqualTo(8);
    bills.forEach((function, bill) -> assertThat(bill.of()).isEqualTo(function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyClassOfTheJarComesFromWhatItNames(String function) {
    Set<String> named = new TreeSet<>(classes(BillOfMaterials.moduleJar("functions/" + function)));
    for (Component component : BillOfMaterials.ofFunction(function).components()) {
      named.addAll(classes(BillOfMaterials.file(component)));
    }

    Set<String> shaded = shaded(function);

    assertThat(shaded).hasSizeGreaterThan(1000);
    assertThat(without(shaded, named)).as("in the jar, of nothing that is named").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void nothingIsNamedInVain(String function) {
    Set<String> shaded = shaded(function);
    List<String> inVain =
        BillOfMaterials.ofFunction(function).components().stream()
            .filter(
                component ->
                    classes(BillOfMaterials.file(component)).stream().noneMatch(shaded::contains))
            .map(Component::coordinates)
            .toList();

    assertThat(inVain).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void saysWhichBytesWentIn(String function) {
    List<String> different = new ArrayList<>();
    for (Component component : BillOfMaterials.ofFunction(function).components()) {
      if (!component.sha256().equals(sha256(BillOfMaterials.file(component)))) {
        different.add(component.coordinates());
      }
    }

    assertThat(different).isEmpty();
  }

  /** A number or a moment of its own would make each build's bill another. */
  @ParameterizedTest
  @MethodSource("functions")
  void saysNothingOfWhenItWasMade(String function) {
    String bill =
        SourceTree.text(
            BillOfMaterials.target("functions/" + function).resolve(function + ".cdx.json"));

    assertThat(bill).contains("cdx:reproducible").doesNotContain("serialNumber", "\"timestamp\"");
  }

  private static List<String> without(Set<String> classes, Set<String> others) {
    return classes.stream().filter(name -> !others.contains(name)).sorted().toList();
  }

  private static Set<String> shaded(String function) {
    return classes(BillOfMaterials.target("functions/" + function).resolve(function + ".jar"));
  }

  private static Set<String> classes(Path jar) {
    return CLASSES.computeIfAbsent(jar, BillOfMaterialsIT::read);
  }

  private static Set<String> read(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(jar.toString(), e);
    }
  }

  private static String sha256(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
