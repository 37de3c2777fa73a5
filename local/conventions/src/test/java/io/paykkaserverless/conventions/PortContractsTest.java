package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.paykkaserverless.core.evidence.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Every port whose other side is in AWS has a contract, and each contract is held against the fake
 * and against the real adapter. So whatever is proven over fakes is proven of what is deployed, as
 * far as the contract goes.
 */
class PortContractsTest {

  private static final String CORE = "io.paykkaserverless.core";
  private static final String AWS_SDK = "software.amazon.awssdk";
  private static final String CONTRACT = "Contract";

  private static final Path RULES = SourceTree.ROOT.resolve("functions/core/target/classes");
  private static final Path FAKES = SourceTree.ROOT.resolve("functions/core/target/test-classes");
  private static final Path ADAPTERS = SourceTree.ROOT.resolve("functions/aws/target/classes");
  private static final Path REAL_PARTS =
      SourceTree.ROOT.resolve("functions/aws/target/test-classes");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(RULES, FAKES, ADAPTERS, REAL_PARTS);

  private final List<JavaClass> ports = ports();
  private final List<JavaClass> contracts =
      in(FAKES).filter(it -> it.getSimpleName().endsWith(CONTRACT)).toList();

  @Test
  void everyPortThatLivesInAwsHasAContractOfItsName() {
    assertThat(ports).hasSizeGreaterThanOrEqualTo(11);
    assertThat(ports)
        .allSatisfy(
            port ->
                assertThat(contracts)
                    .extracting(JavaClass::getSimpleName)
                    .contains(port.getSimpleName() + CONTRACT));
  }

  @Test
  void everyMethodOfAPortIsCalledByAContract() {
    assertThat(ports.stream().flatMap(PortContractsTest::methods).filter(it -> !isCalled(it)))
        .extracting(JavaCodeUnit::getFullName)
        .isEmpty();
  }

  @Test
  void everyContractIsHeldAgainstAFake() {
    assertThat(contracts)
        .allSatisfy(
            contract ->
                assertThat(suites(contract, FAKES, "Test"))
                    .as("classes …Test of core that extend %s over a fake", contract.getName())
                    .anyMatch(suite -> uses(suite, contract, FAKES)));
  }

  @Test
  void everyContractIsHeldAgainstTheRealAdapter() {
    assertThat(contracts)
        .allSatisfy(
            contract ->
                assertThat(suites(contract, REAL_PARTS, "IT"))
                    .as("classes …IT of aws that extend %s over an adapter", contract.getName())
                    .anyMatch(suite -> uses(suite, contract, ADAPTERS)));
  }

  @Test
  void aContractIsOfAPortAndHasTests() {
    assertThat(contracts).isNotEmpty();
    assertThat(contracts)
        .allSatisfy(
            contract -> {
              assertThat(portsOf(contract)).as(contract.getName()).isNotEmpty();
              assertThat(tests(contract)).as(contract.getName()).isNotEmpty();
            });

    Evidence.of("contracts")
        .number("ports that live in AWS", ports.size())
        .number(
            "methods of these ports", ports.stream().flatMap(PortContractsTest::methods).count())
        .number("contracts", contracts.size())
        .number("tests in contracts", contracts.stream().flatMap(PortContractsTest::tests).count())
        .number(
            "suites over a fake",
            contracts.stream().mapToLong(it -> suites(it, FAKES, "Test").size()).sum())
        .number(
            "suites over DynamoDB, SQS and Secrets Manager",
            contracts.stream().mapToLong(it -> suites(it, REAL_PARTS, "IT").size()).sum())
        .keep();
  }

  /** Interfaces of core that a class implements which knows the AWS SDK. */
  private static List<JavaClass> ports() {
    return in(ADAPTERS)
        .filter(PortContractsTest::knowsTheAwsSdk)
        .flatMap(adapter -> adapter.getRawInterfaces().stream())
        .filter(it -> it.getPackageName().startsWith(CORE))
        .distinct()
        .toList();
  }

  private static boolean knowsTheAwsSdk(JavaClass adapter) {
    return adapter.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .anyMatch(it -> it.getPackageName().startsWith(AWS_SDK));
  }

  private static Stream<JavaMethod> methods(JavaClass port) {
    return port.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC));
  }

  private boolean isCalled(JavaMethod method) {
    return contracts.stream()
        .flatMap(
            contract ->
                Stream.concat(
                    contract.getMethodCallsFromSelf().stream(),
                    contract.getMethodReferencesFromSelf().stream()))
        .flatMap(access -> access.getTarget().resolveMember().stream())
        .anyMatch(method::equals);
  }

  /** What a test has to give to a contract. */
  private List<JavaClass> portsOf(JavaClass contract) {
    return contract.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaMethod::getRawReturnType)
        .filter(ports::contains)
        .toList();
  }

  private static Stream<JavaMethod> tests(JavaClass contract) {
    return contract.getMethods().stream()
        .filter(
            method ->
                method.isAnnotatedWith(Test.class)
                    || method.isAnnotatedWith(ParameterizedTest.class));
  }

  /**
   * Maven runs what ends in {@code Test} with the unit tests, {@code IT} with those of real parts.
   */
  private static List<JavaClass> suites(JavaClass contract, Path folder, String ending) {
    return in(folder)
        .filter(it -> it.getSimpleName().endsWith(ending))
        .filter(it -> it.isAssignableTo(contract.getName()))
        .filter(it -> !it.getModifiers().contains(JavaModifier.ABSTRACT))
        .toList();
  }

  /** Whether it gives the contract, for each of its ports, something from this folder. */
  private boolean uses(JavaClass suite, JavaClass contract, Path folder) {
    return portsOf(contract).stream()
        .allMatch(
            port ->
                suite.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(it -> isIn(it, folder))
                    .anyMatch(it -> it.isAssignableTo(port.getName())));
  }

  private static Stream<JavaClass> in(Path folder) {
    return CLASSES.stream().filter(it -> isIn(it, folder));
  }

  private static boolean isIn(JavaClass type, Path folder) {
    return type.getSource()
        .filter(source -> source.getUri().getScheme().equals("file"))
        .filter(source -> Path.of(source.getUri()).startsWith(folder))
        .isPresent();
  }
}
