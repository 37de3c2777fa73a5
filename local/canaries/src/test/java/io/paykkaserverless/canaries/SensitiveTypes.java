package io.paykkaserverless.canaries;

import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.secret.HmacKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which of the deployed types hold something sensitive, in however many layers. */
final class SensitiveTypes {

  private static final Path FUNCTIONS = Path.of("..", "..", "functions");

  /** What everything sensitive is made of. */
  private static final Set<Class<?>> ROOTS =
      Set.of(Sensitive.class, HmacKey.class, PrivateKey.class, KeyPair.class);

  private final List<Class<?>> deployed;
  private final Set<Class<?>> sensitive = new HashSet<>(ROOTS);

  private SensitiveTypes(List<Class<?>> deployed) {
    this.deployed = deployed;
    while (deployed.stream().filter(type -> !sensitive.contains(type)).anyMatch(this::add)) {
      // Another round: what holds what was just found.
    }
  }

  /** Those of everything that was compiled to be deployed. */
  static SensitiveTypes deployed() throws IOException {
    try (Stream<Path> modules = Files.list(FUNCTIONS)) {
      return new SensitiveTypes(
          modules
              .map(module -> module.resolve("target").resolve("classes"))
              .filter(Files::isDirectory)
              .<Class<?>>flatMap(SensitiveTypes::classes)
              .toList());
    }
  }

  /** All of them. */
  List<Class<?>> all() {
    return deployed.stream().filter(sensitive::contains).toList();
  }

  /** Those that say something of themselves: records, and whoever has a {@code toString}. */
  List<Class<?>> speaking() {
    return all().stream().filter(SensitiveTypes::speaks).toList();
  }

  private static boolean speaks(Class<?> type) {
    if (type.isInterface()) {
      return false;
    }
    try {
      Class<?> speaker = type.getMethod("toString").getDeclaringClass();
      return type.isRecord() || !speaker.equals(Object.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("everything has a toString", e);
    }
  }

  private boolean add(Class<?> type) {
    boolean holds =
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getGenericType)
                .anyMatch(this::holds)
            || (type.isSealed()
                && Arrays.stream(type.getPermittedSubclasses()).anyMatch(sensitive::contains));
    return holds && sensitive.add(type);
  }

  private boolean holds(Type type) {
    return switch (type) {
      case Class<?> raw -> sensitive.contains(raw) || (raw.isArray() && holds(raw.componentType()));
      case ParameterizedType generic ->
          holds(generic.getRawType())
              || Arrays.stream(generic.getActualTypeArguments()).anyMatch(this::holds);
      case GenericArrayType array -> holds(array.getGenericComponentType());
      case WildcardType wildcard -> Arrays.stream(wildcard.getUpperBounds()).anyMatch(this::holds);
      default -> false;
    };
  }

  private static Stream<Class<?>> classes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> name.startsWith("io.paykkaserverless."))
          .<Class<?>>map(SensitiveTypes::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError("what was compiled cannot be read", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SensitiveTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name + " was compiled and is not there", e);
    }
  }
}
