package io.paykkaserverless.runner.deployed;

import java.util.Optional;

/**
 * Which deployed stack a command is about, as it was typed.
 *
 * @param stack the name that it was deployed under; without one the local system is meant
 * @param region the AWS region; without one that of the environment
 */
public record StackOptions(Optional<String> stack, Optional<String> region) {

  /** The local system. */
  public static final StackOptions LOCAL = new StackOptions(Optional.empty(), Optional.empty());

  /** CloudFormation API Reference, CreateStack, StackName. */
  private static final String STACK = "[A-Za-z][-A-Za-z0-9]{0,127}";

  private static final String REGION = "[a-z]{2,4}(-[a-z]+)+-\\d{1,2}";

  /** What came of an option. */
  public sealed interface Reading {

    /** It was one of ours. */
    record Read(StackOptions options) implements Reading {}

    /** It was one of ours, with a value that makes no sense. */
    record Wrong(String problem) implements Reading {}

    /** It is none of ours. */
    record Unknown() implements Reading {}
  }

  /** The same with {@code --stack} or {@code --region}. */
  public Reading with(String option, String value) {
    return switch (option) {
      case "--stack" ->
          value.matches(STACK)
              ? new Reading.Read(new StackOptions(Optional.of(value), region))
              : new Reading.Wrong("--stack wants the name that the stack was deployed under");
      case "--region" ->
          value.matches(REGION)
              ? new Reading.Read(new StackOptions(stack, Optional.of(value)))
              : new Reading.Wrong("--region wants an AWS region, as eu-west-1");
      default -> new Reading.Unknown();
    };
  }

  /** What is wrong with all of them together, if anything is. */
  public Optional<String> problem() {
    return region.isPresent() && stack.isEmpty()
        ? Optional.of("--region goes with --stack")
        : Optional.empty();
  }
}
