package io.paykkaserverless.aws.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The integration tests once more, each service at the one address that LocalStack would have. It
 * is the embedded backend that stands behind it: this shows that nothing on our side depends on
 * three addresses, and nothing about LocalStack.
 */
class OneEndpointIT {

  @Test
  void everyIntegrationTestPassesAgainstOneAddress() throws IOException {
    try (EmbeddedBackend embedded = new EmbeddedBackend();
        OneEndpoint endpoint =
            OneEndpoint.before(
                Map.of(
                    OneEndpoint.DYNAMODB, embedded.dynamoDbEndpoint(),
                    OneEndpoint.SQS, embedded.sqsEndpoint(),
                    OneEndpoint.SECRETS_MANAGER, embedded.secretsManagerEndpoint()))) {
      TestExecutionSummary summary = run(endpoint);

      assertThat(summary.getTotalFailureCount()).as(() -> failures(summary)).isZero();
      assertThat(summary.getTestsSucceededCount()).isGreaterThan(80);
      assertThat(endpoint.called())
          .containsExactlyInAnyOrder(
              OneEndpoint.DYNAMODB, OneEndpoint.SQS, OneEndpoint.SECRETS_MANAGER);
    }
  }

  private static TestExecutionSummary run(OneEndpoint endpoint) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("io.paykkaserverless.aws"))
            .filters(
                includeClassNamePatterns(".*IT"), excludeClassNamePatterns(".*\\.OneEndpointIT"))
            .configurationParameter(BackendChoice.BACKEND, "endpoint")
            .configurationParameter(BackendChoice.ENDPOINT, endpoint.uri().toString())
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  private static String failures(TestExecutionSummary summary) {
    StringWriter text = new StringWriter();
    summary.printFailuresTo(new PrintWriter(text), 20);
    return text.toString();
  }
}
