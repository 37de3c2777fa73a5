package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.runner.template.Expression.Mapping;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which variables the code in each shipped jar asks for, against those that the template sets. */
final class FunctionEnvironmentIT {

  /** Lambda sets it. */
  private static final String REGION = Variables.AWS_REGION.name();

  /** Lambda sets it, too; the log tells a cold start by it. */
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  /** Set on one machine alone; in AWS it must not be. */
  private static final String LOOPBACK = Variables.ALLOW_INSECURE_LOOPBACK.name();

  /** Has no value in AWS; read by the AWS SDK, where {@code sam local} gives it one. */
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /** Read by the JVM. */
  private static final String FLAGS = "JAVA_TOOL_OPTIONS";

  static Stream<FunctionDefinition> functions() {
    return OurTemplate.withEverythingOn().functions().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void readsWhatIsSetAndIsGivenWhatItReads(FunctionDefinition function) throws Exception {
    Set<String> expected = new TreeSet<>(namesInTheTemplate(function));
    expected.add(REGION);
    expected.add(INITIALIZATION);
    expected.add(LOOPBACK);

    assertThat(readBy(function)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isGivenDocumentedVariablesAlone(FunctionDefinition function) {
    assertThat(namesInTheTemplate(function))
        .isSubsetOf(Variables.all().stream().map(Variable::name).toList())
        .doesNotContain(LOOPBACK);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasAHandlerThatLambdaCanMake(FunctionDefinition function) throws Exception {
    try (URLClassLoader jar = jar(function)) {
      Class<?> handler = jar.loadClass(function.handler());

      assertThat(handler.getConstructor()).isNotNull();
      assertThat(Stream.of(handler.getInterfaces()).map(Class::getSimpleName))
          .containsAnyOf("RequestStreamHandler", "RequestHandler");
    }
  }

  /** With those that a condition may leave out. */
  private static Set<String> namesInTheTemplate(FunctionDefinition function) {
    Mapping root = OurTemplate.yaml();
    Mapping properties = field(field(field(root, "Resources"), function.id()), "Properties");
    Mapping globals = field(field(root, "Globals"), "Function");
    return Stream.of(globals, properties)
        .map(part -> field(field(part, "Environment"), "Variables"))
        .flatMap(variables -> variables.fields().keySet().stream())
        .filter(name -> !name.equals(ENDPOINT) && !name.equals(FLAGS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Mapping field(Mapping within, String name) {
    return within.fields().get(name) instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  /** Wires the function as Lambda does, and notes what it asks its environment for. */
  private static Set<String> readBy(FunctionDefinition function) throws Exception {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put(REGION, "eu-central-1");
    // The template's addresses are worked out for this machine.
    environment.put(LOOPBACK, "true");
    environment.computeIfPresent("PAYKKA_PUBLIC_KEYS", (_, _) -> publicKey());
    Asked asked = new Asked(environment);
    try (URLClassLoader jar = jar(function)) {
      String handler = function.handler();
      Class<?> wiring = jar.loadClass(handler.substring(0, handler.lastIndexOf('.')) + ".Wiring");
      Method from = wiring.getDeclaredMethod("from", Map.class);
      from.setAccessible(true);
      from.invoke(wiring, asked);
    }
    return asked.names;
  }

  private static URLClassLoader jar(FunctionDefinition function) throws Exception {
    return new URLClassLoader(
        new URL[] {function.jar().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static String publicKey() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return Base64.getEncoder().encodeToString(rsa.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** An environment that remembers what it was asked for. */
  private static final class Asked extends HashMap<String, String> {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> names = new TreeSet<>();

    Asked(Map<String, String> environment) {
      super(environment);
    }

    @Override
    public @Nullable String get(Object name) {
      names.add(String.valueOf(name));
      return super.get(name);
    }
  }
}
