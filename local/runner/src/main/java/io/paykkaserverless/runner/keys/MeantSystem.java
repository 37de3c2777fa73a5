package io.paykkaserverless.runner.keys;

import io.paykkaserverless.runner.deployed.StackOptions;
import java.util.Optional;

/**
 * Which system's keys are meant, as it was typed.
 *
 * @param stack a deployed stack, or the local system
 * @param secret name or ARN of the secret, for whoever may not ask CloudFormation; then a stack is
 *     not named
 */
public record MeantSystem(StackOptions stack, Optional<String> secret) {

  /** The local system. */
  public static final MeantSystem LOCAL = new MeantSystem(StackOptions.LOCAL, Optional.empty());

  /** What AWS allows in names and ARNs: nothing that a shell would take for something else. */
  private static final String SECRET = "[A-Za-z0-9/_+=.@:-]{1,2048}";

  /** What came of an option. */
  public sealed interface Reading {

    /** It was one of ours. */
    record Read(MeantSystem system) implements Reading {}

    /** It was one of ours, with a value that makes no sense. */
    record Wrong(String problem) implements Reading {}

    /** It is none of ours. */
    record Unknown() implements Reading {}
  }

  /** The same with {@code --stack} or {@code --region}. */
  public Reading with(String option, String value) {
    return switch (stack.with(option, value)) {
      case StackOptions.Reading.Read(StackOptions read) ->
          new Reading.Read(new MeantSystem(read, secret));
      case StackOptions.Reading.Wrong(String problem) -> new Reading.Wrong(problem);
      case StackOptions.Reading.Unknown _ -> new Reading.Unknown();
    };
  }

  /** The same with {@code --secret}, too. */
  public Reading withSecretOr(String option, String value) {
    if (!option.equals("--secret")) {
      return with(option, value);
    }
    return value.matches(SECRET)
        ? new Reading.Read(new MeantSystem(stack, Optional.of(value)))
        : new Reading.Wrong("--secret wants the name or ARN of a secret");
  }

  /** What is wrong with all of them together, if anything is. */
  public Optional<String> problem() {
    if (secret.isEmpty()) {
      return stack.problem();
    }
    return stack.stack().isPresent()
        ? Optional.of("--secret and --stack are two ways to say whose: take one")
        : Optional.empty();
  }

  /** What to type for it, with a space in front; nothing for the local system. */
  public String typed() {
    return secret.map(id -> " --secret " + id).orElse("")
        + stack.stack().map(name -> " --stack " + name).orElse("")
        + stack.region().map(name -> " --region " + name).orElse("");
  }
}
