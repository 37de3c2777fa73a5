package io.paykkaserverless.runner.iam;

import java.util.Comparator;

/**
 * One action on one resource that the template lets one function do.
 *
 * @param function its logical id, {@code ConfirmPaymentFunction}
 * @param action {@code dynamodb:GetItem}
 * @param resource an ARN as the template comes to on this machine; a {@code *} at its end stands
 *     for anything
 */
public record Grant(String function, String action, String resource) {

  /**
   * For grants that cover the same: one resource comes after many, a longer prefix after a short
   * one.
   */
  static final Comparator<Grant> NARROWER_LATER =
      Comparator.comparing((Grant grant) -> !grant.isForMany())
          .thenComparingInt(grant -> grant.resource().length());

  private boolean isForMany() {
    return resource.endsWith("*");
  }

  boolean covers(Permission wanted) {
    return action.equalsIgnoreCase(wanted.action())
        && (isForMany()
            ? wanted.resource().startsWith(resource.substring(0, resource.length() - 1))
            : resource.equals(wanted.resource()));
  }

  /** For people: {@code ConfirmPaymentFunction: dynamodb:GetItem on arn:…}. */
  @Override
  public String toString() {
    return function + ": " + action + " on " + resource;
  }
}
