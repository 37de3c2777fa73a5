package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Call;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Works out CloudFormation's intrinsic functions. */
final class Intrinsics {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final References references;

  Intrinsics(References references) {
    this.references = references;
  }

  /**
   * The expression without any {@link Call} in it; nothing where it comes to {@code AWS::NoValue}.
   *
   * @param where names the place in error messages
   */
  Optional<Expression> resolve(Expression expression, String where) {
    return switch (expression) {
      case Text text -> Optional.of(text);
      case Sequence(List<Expression> items) ->
          Optional.of(
              new Sequence(items.stream().flatMap(item -> resolve(item, where).stream()).toList()));
      case Mapping(Map<String, Expression> fields) -> {
        Map<String, Expression> resolved = new LinkedHashMap<>();
        fields.forEach(
            (name, value) ->
                resolve(value, where + "." + name).ifPresent(known -> resolved.put(name, known)));
        yield Optional.of(new Mapping(resolved));
      }
      case Call(String function, Expression argument) -> call(function, argument, where);
    };
  }

  /** Whether a condition holds. */
  boolean holds(String condition, String where) {
    Expression definition =
        references
            .condition(condition)
            .orElseThrow(() -> new TemplateProblem(where, "no condition is named " + condition));
    return truth(definition, "Conditions." + condition);
  }

  private Optional<Expression> call(String function, Expression argument, String where) {
    return switch (function) {
      case "Ref" -> ref(text(argument, where), where);
      case "GetAtt" -> Optional.of(new Text(getAtt(argument, where)));
      case "Sub" -> Optional.of(new Text(sub(argument, where)));
      case "Join" -> Optional.of(new Text(join(items(argument, 2, where), where)));
      case "Split" -> Optional.of(split(items(argument, 2, where), where));
      case "Select" -> Optional.of(select(items(argument, 2, where), where));
      case "If" -> choose(items(argument, 3, where), where);
      case "Equals", "Not", "And", "Or", "Condition" ->
          Optional.of(new Text(String.valueOf(truth(new Call(function, argument), where))));
      default ->
          throw new TemplateProblem(where, "the local system does not know !" + function + " yet");
    };
  }

  private Optional<Expression> ref(String name, String where) {
    if (name.equals("AWS::NoValue")) {
      return Optional.empty();
    }
    return Optional.of(new Text(known(references.ref(name), name, "!Ref " + name, where)));
  }

  private String getAtt(Expression argument, String where) {
    String path =
        argument instanceof Sequence(List<Expression> parts)
            ? parts.stream().map(part -> text(part, where)).collect(Collectors.joining("."))
            : text(argument, where);
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateProblem(where, "!GetAtt wants Resource.Attribute, not " + path);
    }
    String id = path.substring(0, dot);
    return known(references.attribute(id, path.substring(dot + 1)), id, "!GetAtt " + path, where);
  }

  private String sub(Expression argument, String where) {
    if (argument instanceof Sequence) {
      List<Expression> parts = items(argument, 2, where);
      if (!(parts.get(1) instanceof Mapping(Map<String, Expression> names))) {
        throw new TemplateProblem(where, "!Sub wants [text, {name: value}]");
      }
      return substitute(text(parts.get(0), where), names, where);
    }
    return substitute(text(argument, where), Map.of(), where);
  }

  private String substitute(String pattern, Map<String, Expression> names, String where) {
    Function<MatchResult, String> replace =
        match -> {
          String name = match.group(2);
          if (!match.group(1).isEmpty()) {
            return "${" + name + "}";
          }
          Expression local = names.get(name);
          if (local != null) {
            return text(local, where);
          }
          return name.contains(".")
              ? getAtt(new Text(name), where)
              : known(references.ref(name), name, "${" + name + "}", where);
        };
    return PLACEHOLDER
        .matcher(pattern)
        .replaceAll(match -> Matcher.quoteReplacement(replace.apply(match)));
  }

  private String join(List<Expression> arguments, String where) {
    return list(arguments.get(1), where).stream()
        .map(item -> text(item, where))
        .collect(Collectors.joining(text(arguments.get(0), where)));
  }

  private Sequence split(List<Expression> arguments, String where) {
    String[] parts =
        text(arguments.get(1), where).split(Pattern.quote(text(arguments.get(0), where)), -1);
    return new Sequence(List.of(parts).stream().<Expression>map(Text::new).toList());
  }

  private Expression select(List<Expression> arguments, String where) {
    String index = text(arguments.get(0), where);
    List<Expression> choices = list(arguments.get(1), where);
    if (!index.matches("\\d{1,3}") || Integer.parseInt(index) >= choices.size()) {
      throw new TemplateProblem(where, "!Select " + index + " of " + choices.size() + " values");
    }
    return choices.get(Integer.parseInt(index));
  }

  private Optional<Expression> choose(List<Expression> arguments, String where) {
    boolean holds = holds(text(arguments.get(0), where), where);
    return resolve(arguments.get(holds ? 1 : 2), where);
  }

  private boolean truth(Expression expression, String where) {
    // The long form of !Condition, which looks like any mapping.
    if (expression instanceof Mapping(Map<String, Expression> fields)
        && fields.size() == 1
        && fields.get("Condition") instanceof Text(String name)) {
      return holds(name, where);
    }
    if (!(expression instanceof Call(String function, Expression argument))) {
      throw new TemplateProblem(where, "a condition must be !Equals, !Not, !And or !Or");
    }
    return switch (function) {
      case "Equals" -> {
        List<Expression> sides = items(argument, 2, where);
        yield text(sides.get(0), where).equals(text(sides.get(1), where));
      }
      case "Not" -> !truth(items(argument, 1, where).get(0), where);
      case "And" -> list(argument, where).stream().allMatch(part -> truth(part, where));
      case "Or" -> list(argument, where).stream().anyMatch(part -> truth(part, where));
      case "Condition" -> holds(text(argument, where), where);
      default -> throw new TemplateProblem(where, "!" + function + " is no condition");
    };
  }

  private String text(Expression expression, String where) {
    if (resolve(expression, where).orElse(Mapping.EMPTY) instanceof Text(String value)) {
      return value;
    }
    throw new TemplateProblem(where, "a single value is wanted here");
  }

  private List<Expression> list(Expression expression, String where) {
    if (expression instanceof Sequence(List<Expression> items)) {
      return items;
    }
    if (resolve(expression, where).orElse(Mapping.EMPTY) instanceof Sequence(var items)) {
      return items;
    }
    throw new TemplateProblem(where, "a list is wanted here");
  }

  private List<Expression> items(Expression argument, int count, String where) {
    if (argument instanceof Sequence(List<Expression> items) && items.size() == count) {
      return items;
    }
    throw new TemplateProblem(where, "a list of " + count + " is wanted here");
  }

  private String known(Optional<String> value, String id, String what, String where) {
    return value.orElseThrow(
        () ->
            new TemplateProblem(
                where,
                references
                    .turnedOffBy(id)
                    .map(off -> what + ": the condition " + off + " turned " + id + " off")
                    .orElse(what + " means nothing on one machine")));
  }
}
