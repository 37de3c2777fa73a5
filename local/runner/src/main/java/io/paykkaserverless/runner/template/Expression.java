package io.paykkaserverless.runner.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the template, before intrinsic functions are worked out. Immutable. */
sealed interface Expression {

  /**
   * A scalar. Numbers and booleans stay as they were written.
   *
   * @param value may be empty
   */
  record Text(String value) implements Expression {}

  /**
   * Values in order.
   *
   * @param items unmodifiable
   */
  record Sequence(List<Expression> items) implements Expression {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * Named values, in the order of the template.
   *
   * @param fields unmodifiable
   */
  record Mapping(Map<String, Expression> fields) implements Expression {
    static final Mapping EMPTY = new Mapping(Map.of());

    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * An intrinsic function.
   *
   * @param function its short name: {@code Ref}, {@code Sub}, {@code If}, …
   * @param argument what it is applied to
   */
  record Call(String function, Expression argument) implements Expression {}
}
