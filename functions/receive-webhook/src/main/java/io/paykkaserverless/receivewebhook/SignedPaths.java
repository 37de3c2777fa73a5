package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paths that PayKKa may have called, and therefore signed, when a webhook reaches us: that of
 * our public address, and the one API Gateway saw. They differ where a domain of our own has a base
 * path, which API Gateway takes away before it tells us the path ("Create AWS Lambda proxy
 * integrations for HTTP APIs": {@code rawPath} does not provide the API mapping), and where a proxy
 * stands in front. A stage is part of the path API Gateway tells.
 *
 * @param publicBaseUrl our own address where it is not the one the caller used
 */
record SignedPaths(Optional<URI> publicBaseUrl) {

  /** At least one, the likeliest first. */
  List<String> of(HttpRequest request) {
    String route = request.route().substring(request.route().indexOf('/'));
    return Stream.concat(
            publicBaseUrl.map(base -> base.getRawPath() + route).stream(),
            Stream.of(request.path()))
        .distinct()
        .toList();
  }
}
