package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.MalformedSecret;
import io.paykkaserverless.http.EndpointAddressRule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who hears of changes.
 *
 * @param addresses which are allowed
 */
record EndpointList(EndpointAddressRule addresses) implements SecretJudge {

  @Override
  public List<Finding> judge(String text) {
    List<ConfiguredEndpoint> endpoints;
    try {
      endpoints = new EndpointsForm(addresses::allows).parse(text);
    } catch (MalformedSecret e) {
      return List.of(
          Finding.problem(
              "is not of its form, so nobody hears of changes: " + e.getMessage(),
              "mend that in the secret; docs/merchant-notifications.md shows its form"));
    }
    return List.of(
        Finding.ok(
            endpoints.stream()
                .map(endpoint -> endpoint.name() + " at " + endpoint.url().getHost())
                .collect(Collectors.joining(", "))));
  }
}
