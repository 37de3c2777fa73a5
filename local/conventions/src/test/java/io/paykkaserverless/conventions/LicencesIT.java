package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paykkaserverless.conventions.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every dependency has a licence that suits its use, and docs/third-party.md lists them all. */
class LicencesIT {

  private static final Path PAGE = SourceTree.ROOT.resolve("docs/third-party.md");
  private static final String FIX =
      "mvn verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LicencesIT"
          + " -Dfailsafe.failIfNoSpecifiedTests=false -Dlicences.fix=true";

  @BeforeAll
  static void needsJars() {
    BillOfMaterials.assumeThatJarsAreMade();
  }

  @Test
  void whatShipsHasALicenceThatMayShip() {
    assertThat(refused(shipped(), Licences::mayShip)).isEmpty();
  }

  @Test
  void whatBuildsAndTestsHasALicenceThatIsKnown() {
    assertThat(refused(tree().stream(), Licences::mayBeUsedLocally)).isEmpty();
  }

  @Test
  void dynamoDbLocalIsTheOnlyExceptionAndNeverShips() {
    Predicate<Component> exception =
        component -> Licences.of(component).contains(Licences.DYNAMODB_LOCAL);

    assertThat(tree().stream().filter(exception).map(Component::coordinates))
        .containsExactly("software.amazon.dynamodb:DynamoDBLocal");
    assertThat(shipped().filter(exception)).isEmpty();
  }

  @Test
  void thePageListsThemAll() throws IOException {
    Set<String> shipping = rows(shipped());
    Set<String> local = rows(tree().stream());
    local.removeAll(shipping);
    String page = page(shipping, local);
    if (Boolean.getBoolean("licences.fix")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).as("to write it again: " + FIX).hasContent(page);
  }

  private static Stream<Component> shipped() {
    return BillOfMaterials.ofFunctions().values().stream()
        .flatMap(bill -> bill.components().stream());
  }

  /** All of the tree, or nothing at all: a part of it says nothing about the rest. */
  private static List<Component> tree() {
    assumeTrue(
        BillOfMaterials.isOfTheWholeTree(),
        "Maven built a part of the tree: run it without -pl to check all licences");
    return BillOfMaterials.ofTheTree().components();
  }

  private static List<String> refused(Stream<Component> components, Predicate<Component> may) {
    return components
        .filter(may.negate())
        .map(component -> component.coordinates() + ": " + component.licences())
        .distinct()
        .toList();
  }

  private static Set<String> rows(Stream<Component> components) {
    return components
        .filter(component -> !component.isOurs())
        .map(
            component ->
                "| %s | %s | %s |"
                    .formatted(
                        component.coordinates(),
                        component.version(),
                        String.join(", ", Licences.of(component))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page(Set<String> shipping, Set<String> local) {
    return """
    # Third-party software

    Written by `LicencesIT` from the bills of materials of a build; do not edit. To write it again:

    ```
    %s
    ```

    Which function has which: `functions/*/target/*.cdx.json` (CycloneDX), after `mvn package`. Maven's plugins and the checkers that run inside
    the compiler are in neither list.

    ## In the functions' jars

    The jars hold these components' classes without their LICENSE and NOTICE files. Deploying them to your own account passes nothing on;
    who gives the jars to others adds these files.

    | component | version | licence |
    |---|---|---|
    %s

    ## To build, to test, and for the local system

    Fetched by Maven, used as they are, in nothing that is deployed. DynamoDB Local is Amazon's, for holders of an AWS account, not to be
    redistributed.

    | component | version | licence |
    |---|---|---|
    %s
    """
        .formatted(FIX, String.join("\n", shipping), String.join("\n", local));
  }
}
