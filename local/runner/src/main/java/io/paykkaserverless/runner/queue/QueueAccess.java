package io.paykkaserverless.runner.queue;

import io.paykkaserverless.runner.template.LocalAddresses;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A way to the queues.
 *
 * @param endpoint the base address of SQS, without a slash at the end
 * @param accessKeyId in whose name
 */
public record QueueAccess(URI endpoint, String accessKeyId) {

  /** The address of a queue. */
  public String queueUrl(String id) {
    return new LocalAddresses(endpoint.toString()).queueUrl(id);
  }

  /** A client; the caller closes it. */
  public SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(LocalAddresses.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
