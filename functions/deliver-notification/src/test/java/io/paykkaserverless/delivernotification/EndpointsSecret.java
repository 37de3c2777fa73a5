package io.paykkaserverless.delivernotification;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.EndpointAddressRule;
import io.paykkaserverless.json.JsonWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A secret with endpoints that a test configures; a change is noticed on the next refresh. */
final class EndpointsSecret implements Rotating<List<ConfiguredEndpoint>> {

  private static final EndpointsForm FORM =
      new EndpointsForm(new EndpointAddressRule(true)::allows);

  private final List<JsonEndpoint> endpoints = new ArrayList<>();
  private List<ConfiguredEndpoint> known = List.of();
  private int refreshes;

  /** Adds an endpoint that hears of {@code events}, of all where there are none, known at once. */
  byte[] add(String name, URI url, String... events) {
    byte[] key = randomKey();
    endpoints.add(new JsonEndpoint(name, url, key, new byte[0], Instant.EPOCH, List.of(events)));
    known = FORM.parse(text());
    return key;
  }

  /** Adds an endpoint that nobody knows of before the next refresh. */
  void addUnnoticed(String name, URI url) {
    List<ConfiguredEndpoint> before = known;
    add(name, url);
    known = before;
  }

  /** Gives the only endpoint another key; the one it had signs, too, until {@code until}. */
  byte[] rotate(Instant until) {
    JsonEndpoint only = endpoints.removeFirst();
    byte[] fresh = randomKey();
    endpoints.add(
        new JsonEndpoint(only.name(), only.url(), fresh, only.key(), until, only.events()));
    known = FORM.parse(text());
    return fresh;
  }

  int refreshes() {
    return refreshes;
  }

  @Override
  public List<ConfiguredEndpoint> current() {
    return known;
  }

  @Override
  public boolean refresh() {
    refreshes++;
    List<ConfiguredEndpoint> before = known;
    known = FORM.parse(text());
    return before.size() != known.size();
  }

  private String text() {
    JsonWriter json = new JsonWriter();
    endpoints.forEach(endpoint -> endpoint.writeTo(json));
    return json.toString();
  }

  private static byte[] randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record JsonEndpoint(
      String name, URI url, byte[] key, byte[] previous, Instant until, List<String> events) {

    void writeTo(JsonWriter json) {
      json.beginObject(name).put("url", url.toString()).put("current", whsec(key));
      if (previous.length > 0) {
        json.put("previous", whsec(previous)).put("previous_until", until.toString());
      }
      if (!events.isEmpty()) {
        json.beginArray("events");
        events.forEach(json::element);
        json.end();
      }
      json.end();
    }

    private static String whsec(byte[] key) {
      return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
  }
}
