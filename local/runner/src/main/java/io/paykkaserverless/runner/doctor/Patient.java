package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.template.Template;
import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;

/**
 * The system that is looked at, and what is known of it before. Prints no key.
 *
 * @param stack what it consists of
 * @param region the AWS region that it is in, or that the local system takes itself for
 * @param template what it should be
 * @param apiUrl where its API is called, without a slash at its end
 * @param apiKey the merchant's, where it is known
 * @param publicKey the public key that PayKKa was given, where it is known
 */
record Patient(
    DeployedStack stack,
    String region,
    Template template,
    URI apiUrl,
    Optional<String> apiKey,
    Optional<PublicKey> publicKey) {

  /** Where PayKKa is asked to report to, by each payment. */
  URI notifyUrl() {
    return URI.create(
        stack
                .parameter("PublicBaseUrl")
                .or(() -> stack.output("ApiUrl"))
                .orElseGet(apiUrl::toString)
            + "/webhooks/paykka");
  }

  @Override
  public String toString() {
    return "[patient " + stack.name() + "]";
  }
}
