package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the template whose fields are worked out when they are read, so that what the local
 * system has no use for may hold anything.
 *
 * @param where its place, for messages
 * @param mapping as it stands in the template
 * @param intrinsics what works its fields out
 */
record Section(String where, Mapping mapping, Intrinsics intrinsics) {

  Optional<String> text(String name) {
    return value(name).map(value -> asText(value, at(name)));
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> new TemplateProblem(where, name + " is missing"));
  }

  Optional<Integer> integer(String name) {
    return text(name).map(text -> number(text, at(name)));
  }

  boolean flag(String name) {
    return text(name).map(text -> text.equals("true")).orElse(false);
  }

  /** The texts of a list; empty where the field is missing. */
  List<String> texts(String name) {
    return items(name).stream().map(item -> asText(item, at(name))).toList();
  }

  /** A list of texts, or one text that stands for a list of one; empty where it is missing. */
  List<String> oneTextOrMore(String name) {
    return value(name).orElse(new Sequence(List.of())) instanceof Text(String only)
        ? List.of(only)
        : texts(name);
  }

  /** The mappings of a list; empty where the field is missing. */
  List<Section> sections(String name) {
    return items(name).stream().map(item -> asSection(item, at(name))).toList();
  }

  /** The fields of the mapping {@code name} as texts; empty where it is missing. */
  Map<String, String> textsByName(String name) {
    Section inner = section(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field : inner.mapping().fields().keySet()) {
      inner.text(field).ifPresent(text -> texts.put(field, text));
    }
    return texts;
  }

  /** The mapping {@code name}, its fields not yet worked out; an empty one where it is missing. */
  Section section(String name) {
    Expression raw = mapping.fields().getOrDefault(name, Mapping.EMPTY);
    return asSection(raw instanceof Mapping ? raw : value(name).orElse(Mapping.EMPTY), at(name));
  }

  /** The mappings below this one by name, their fields not yet worked out. */
  Map<String, Section> children() {
    Map<String, Section> children = new LinkedHashMap<>();
    mapping.fields().keySet().forEach(name -> children.put(name, section(name)));
    return children;
  }

  boolean has(String name) {
    return mapping.fields().containsKey(name);
  }

  private Optional<Expression> value(String name) {
    Expression raw = mapping.fields().get(name);
    return raw == null ? Optional.empty() : intrinsics.resolve(raw, at(name));
  }

  private List<Expression> items(String name) {
    return switch (value(name).orElse(new Sequence(List.of()))) {
      case Sequence(List<Expression> items) -> items;
      case Text _, Mapping _, Expression.Call _ ->
          throw new TemplateProblem(at(name), "a list is wanted here");
    };
  }

  private Section asSection(Expression value, String at) {
    if (value instanceof Mapping inner) {
      return new Section(at, inner, intrinsics);
    }
    throw new TemplateProblem(at, "named values are wanted here");
  }

  private static String asText(Expression value, String at) {
    if (value instanceof Text(String text)) {
      return text;
    }
    throw new TemplateProblem(at, "a single value is wanted here");
  }

  private static int number(String text, String at) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new TemplateProblem(at, "a whole number is wanted here, not " + text);
    }
  }

  private String at(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}
