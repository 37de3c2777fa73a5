package io.paykkaserverless.runner.template;

import java.util.Optional;

/** What {@code !Ref} and {@code !GetAtt} stand for; empty where there is no such thing locally. */
interface References {

  /** The value of {@code !Ref name}: a parameter, a resource or a pseudo parameter. */
  Optional<String> ref(String name);

  /** The value of {@code !GetAtt id.attribute}. */
  Optional<String> attribute(String id, String attribute);

  /** The condition that does not hold, and without which there is no resource {@code id}. */
  Optional<String> turnedOffBy(String id);

  /** The definition of a condition. */
  Optional<Expression> condition(String name);
}
