package io.paykkaserverless.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.PlainCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. The modules say it to the compiler; this says it to the reader. */
class DependencyRuleTest {

  private static final JavaClasses DEPLOYED =
      new ClassFileImporter().importPaths(compiledFolders());

  private static final String[] JDK = {
    "java..", "javax.crypto..", "javax.net.ssl..", "org.jspecify.."
  };
  private static final String CORE = "io.paykkaserverless.core..";
  private static final String JSON = "io.paykkaserverless.json..";
  private static final String LOG = "io.paykkaserverless.log..";
  private static final String HTTP = "io.paykkaserverless.http..";
  private static final String PAYKKA = "io.paykkaserverless.paykka..";
  private static final String AWS = "io.paykkaserverless.aws..";

  @Test
  void coreKnowsNothingButTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(JDK, CORE)));
  }

  @Test
  void jsonKnowsNothingButStreamingJackson() {
    check(
        classes()
            .that()
            .resideInAPackage(JSON)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(JDK, JSON, "com.fasterxml.jackson.core..")));
  }

  @Test
  void logKnowsNothingButJsonAndSlf4j() {
    check(
        classes()
            .that()
            .resideInAPackage(LOG)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(JDK, LOG, JSON, "org.slf4j..")));
  }

  @Test
  void httpKnowsNothingButTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(JDK, HTTP)));
  }

  @Test
  void paykkaClientKnowsCoreJsonAndHttpAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(PAYKKA)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(JDK, PAYKKA, CORE, JSON, HTTP)));
  }

  @Test
  void onlyTheAwsModuleNamesTheAwsSdk() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws.services.dynamodbv2.."));
  }

  @Test
  void theAwsModuleDoesNotKnowPaykka() {
    check(
        noClasses()
            .that()
            .resideInAPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PAYKKA));
  }

  @Test
  void oneDeployableDoesNotKnowAnother() {
    List<String> deployables =
        List.of(
            "io.paykkaserverless.createpayment..",
            "io.paykkaserverless.confirmpayment..",
            "io.paykkaserverless.confirmplaincard..",
            "io.paykkaserverless.returnfrom3ds..",
            "io.paykkaserverless.receivewebhook..",
            "io.paykkaserverless.managepayment..",
            "io.paykkaserverless.delivernotification..",
            "io.paykkaserverless.reconcilepayments..");
    for (String one : deployables) {
      String[] others =
          deployables.stream().filter(other -> !other.equals(one)).toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(one)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others));
    }
  }

  /** Whoever makes one has read a card number, which brings a function into PCI DSS scope. */
  @Test
  void onlyConfirmPlainCardMakesCardsInClear() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.paykkaserverless.confirmplaincard..")
            .should()
            .callCodeUnitWhere(isConstructorOf(PlainCard.class, DecryptedWallet.class)));
  }

  @Test
  void timeRandomnessAndOutputComeInThroughTheDoor() {
    check(noClasses().should().callMethod(Instant.class, "now"));
    check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
    check(noClasses().should().callMethod(UUID.class, "randomUUID"));
    check(noClasses().should().callConstructor(Random.class));
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.paykkaserverless.log.StandardOutput")
            .should()
            .accessField(System.class, "out"));
    check(noClasses().should().accessField(System.class, "err"));
  }

  /** It would be in a SnapStart snapshot, of which there are many copies. */
  @Test
  void nobodyKeepsAGeneratorOfRandomness() {
    check(noFields().should().haveRawType(SecureRandom.class));
  }

  /** About 140 ms of cold start, and it hides how often a request is sent. */
  @Test
  void nobodyLoadsTheLargeHttpClient() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http.."));
  }

  @Test
  void thereIsNoStaticMutableStateAndNoStaticSecret() {
    check(fields().that().areStatic().should().beFinal());
    check(
        fields()
            .that()
            .haveRawType("io.paykkaserverless.core.card.Sensitive")
            .or()
            .haveRawType("io.paykkaserverless.core.secret.HmacKey")
            .or()
            .haveRawType("java.security.PrivateKey")
            .should()
            .notBeStatic()
            .allowEmptyShould(true));
  }

  private static DescribedPredicate<JavaAccess<?>> isConstructorOf(Class<?>... types) {
    return DescribedPredicate.describe(
        "it makes a card in clear",
        access ->
            access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && Stream.of(types).anyMatch(access.getTargetOwner()::isEquivalentTo));
  }

  private static void check(ArchRule rule) {
    rule.check(DEPLOYED);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static List<Path> compiledFolders() {
    try (Stream<Path> modules = Files.list(SourceTree.ROOT.resolve("functions"))) {
      return modules
          .map(module -> module.resolve("target/classes"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
