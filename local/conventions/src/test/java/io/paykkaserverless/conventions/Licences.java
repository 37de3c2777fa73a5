package io.paykkaserverless.conventions;

import io.paykkaserverless.conventions.BillOfMaterials.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Under which licences other people's code may be used here. Which one a component has is what its
 * POM says; where that is unclear, what its licence file says, noted here by hand.
 */
final class Licences {

  /** What may be in a jar that is deployed. */
  static final Set<String> SHIPPED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0");

  /** What else may serve to build, test and run locally: used as it is, never passed on. */
  static final Set<String> LOCAL_ONLY =
      Set.of(
          "EPL-1.0",
          "EPL-2.0",
          "GPL-2.0-with-classpath-exception",
          "MPL-2.0",
          "Public-Domain",
          Licences.DYNAMODB_LOCAL);

  /**
   * The exception: for holders of an AWS account, no redistribution, no disassembly. Local system
   * and tests alone.
   */
  static final String DYNAMODB_LOCAL = "DynamoDB Local License Agreement";

  private static final String BSD_4 = "BSD-4-Clause";

  /**
   * Where the POM's words are unclear or there is a choice. {@code says} is what the bill of
   * materials has, so that a note does not outlive a change of licence.
   */
  private static final List<Note> NOTES =
      List.of(
          // Their POMs say "BSD" and no more; CycloneDX takes that for the oldest form.
          new Note("org.antlr:antlr4-runtime", List.of(BSD_4), "BSD-3-Clause"),
          new Note(
              "com.tngtech.archunit:archunit",
              List.of("Apache-2.0", BSD_4),
              "Apache-2.0, BSD-3-Clause"),
          new Note("org.hamcrest:hamcrest-core", List.of("BSD style"), "BSD-3-Clause"),
          // A choice
          new Note("com.h2database:h2", List.of("MPL-2.0", "EPL 1.0"), "MPL-2.0"),
          new Note(
              "net.java.dev.jna:jna", List.of("LGPL-2.1-or-later", "Apache-2.0"), "Apache-2.0"),
          new Note(
              "jakarta.transaction:jakarta.transaction-api",
              List.of("EPL-2.0", "GPL-2.0-with-classpath-exception"),
              "EPL-2.0"));

  private static final Map<String, String> SPELLINGS =
      Map.of(
          "Public Domain",
          "Public-Domain",
          // JMH's
          "GNU General Public License (GPL), version 2, with the Classpath exception",
          "GPL-2.0-with-classpath-exception");

  private Licences() {}

  private record Note(String component, List<String> says, String means) {

    boolean isOf(Component other) {
      return other.coordinates().equals(component) && other.licences().equals(says);
    }
  }

  /** What {@code component} is used under; empty where it says nothing. */
  static List<String> of(Component component) {
    Optional<Note> note = NOTES.stream().filter(each -> each.isOf(component)).findFirst();
    return note.map(known -> List.of(known.means().split(", ")))
        .orElseGet(
            () ->
                component.licences().stream()
                    .map(licence -> SPELLINGS.getOrDefault(licence, licence))
                    .toList());
  }

  static boolean mayShip(Component component) {
    return !of(component).isEmpty() && SHIPPED.containsAll(of(component));
  }

  static boolean mayBeUsedLocally(Component component) {
    return !of(component).isEmpty()
        && of(component).stream()
            .allMatch(licence -> SHIPPED.contains(licence) || LOCAL_ONLY.contains(licence));
  }
}
