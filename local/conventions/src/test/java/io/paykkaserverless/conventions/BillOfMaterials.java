package io.paykkaserverless.conventions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bill of materials as the build writes it: CycloneDX 1.6 in JSON.
 *
 * @param of the module it describes
 */
record BillOfMaterials(String of, List<Component> components) {

  /** The property that Failsafe sets: where Maven keeps what it fetched. */
  static final String REPOSITORY = "maven.repository";

  private static final Pattern MODULE = Pattern.compile("<module>[a-z]+/([a-z0-9-]+)</module>");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What something is made of.
   *
   * @param type the file's ending, as Maven calls it
   * @param licences SPDX identifiers, or names where there is none
   * @param sha256 of the file; empty where the build had not made it yet
   */
  record Component(
      String group,
      String name,
      String version,
      String type,
      List<String> licences,
      String sha256) {

    boolean isOurs() {
      return group.equals("io.paykkaserverless");
    }

    String coordinates() {
      return group + ":" + name;
    }
  }

  /** For tests that somebody runs by name in {@code mvn test}, before there is a jar. */
  static void assumeThatJarsAreMade() {
    assumeTrue(
        System.getProperty(REPOSITORY) != null, "not run: mvn verify makes the jars it looks at");
  }

  /** Of each function's jar, by the function's name. */
  static Map<String, BillOfMaterials> ofFunctions() {
    Map<String, BillOfMaterials> bills = new TreeMap<>();
    for (String function : functions()) {
      bills.put(function, ofFunction(function));
    }
    return bills;
  }

  /** Of the whole tree with its tests; of a part of it where Maven was told to build a part. */
  static BillOfMaterials ofTheTree() {
    return read(target(".").resolve("paykka-serverless.cdx.json"));
  }

  /** Whether this build made all of the tree, and not a part of it. */
  static boolean isOfTheWholeTree() {
    Set<String> built =
        ofTheTree().components().stream().map(Component::name).collect(Collectors.toSet());
    return MODULE
        .matcher(SourceTree.text(SourceTree.ROOT.resolve("pom.xml")))
        .results()
        .allMatch(module -> built.contains(module.group(1)));
  }

  /** The modules that become a jar of a function. */
  static List<String> functions() {
    try (Stream<Path> folders = Files.list(SourceTree.ROOT.resolve("functions"))) {
      return folders
          .map(folder -> folder.resolve("pom.xml"))
          .filter(Files::exists)
          .filter(pom -> SourceTree.text(pom).contains("maven-shade-plugin"))
          .map(pom -> SourceTree.folderOf(pom).getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of one function's jar. */
  static BillOfMaterials ofFunction(String function) {
    return read(target("functions/" + function).resolve(function + ".cdx.json"));
  }

  /** What a component came in. */
  static Path file(Component component) {
    if (component.isOurs()) {
      return moduleJar("functions/" + component.name());
    }
    return Path.of(Objects.requireNonNull(System.getProperty(REPOSITORY)))
        .resolve(component.group().replace('.', '/'))
        .resolve(component.name())
        .resolve(component.version())
        .resolve(component.name() + "-" + component.version() + "." + component.type());
  }

  /** What a module of ours becomes. */
  static Path moduleJar(String module) {
    return target(module)
        .resolve(
            Path.of(module).getFileName() + "-" + System.getProperty("project.version") + ".jar");
  }

  static Path target(String module) {
    return SourceTree.ROOT.resolve(module).resolve("target").normalize();
  }

  private static BillOfMaterials read(Path file) {
    try {
      JsonNode bill = JSON.readTree(file.toFile());
      List<Component> components = new ArrayList<>();
      bill.path("components").forEach(component -> components.add(component(component)));
      return new BillOfMaterials(
          bill.path("metadata").path("component").path("name").asText(), components);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Component component(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode entry : component.path("licenses")) {
      JsonNode licence = entry.path("license");
      licences.add(
          entry
              .path("expression")
              .asText(licence.path("id").asText(licence.path("name").asText())));
    }
    String sha256 = "";
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        sha256 = hash.path("content").asText();
      }
    }
    String purl = component.path("purl").asText();
    return new Component(
        component.path("group").asText(),
        component.path("name").asText(),
        component.path("version").asText(),
        purl.substring(purl.lastIndexOf("type=") + "type=".length()),
        licences,
        sha256);
  }
}
