package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.demo.HttpAnswer;
import io.paykkaserverless.runner.demo.HttpShopper;
import io.paykkaserverless.runner.demo.MerchantDesk;
import io.paykkaserverless.runner.demo.PlacedOrder;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.MeantSystem;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.SystemSecrets;
import io.paykkaserverless.runner.rotate.RotateOptions.ApiKey;
import io.paykkaserverless.runner.rotate.RotateOptions.NotificationSecret;
import io.paykkaserverless.runner.rotate.RotateOptions.SigningKey;
import io.paykkaserverless.runner.rotate.RotateOptions.Subject;
import io.paykkaserverless.runner.rotate.RotateOptions.TokenKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shoppers pay all the while, in real functions, and none of them notices. */
final class RotationUnderWayIT {

  private static final Path ROOT = Path.of("../..");
  private static final String CARD = "4242424242424242";
  private static final String CARD_WITH_3DS = "4000000000003220";

  /**
   * A function that meets a key that it does not know reads the secret again, if that is 30 seconds
   * ago. Operators are told to wait five minutes, after which it has done so anyway.
   */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(31);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Duration ahead = Duration.ZERO;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void paymentsGoOnWhileEveryKeyIsReplaced() throws Exception {
    try (LocalSystem system = LocalSystem.start(LocalOptions.in(ROOT));
        HttpShopper shopper = new HttpShopper(system);
        MerchantDesk desk = new MerchantDesk(system);
        Crowd crowd = new Crowd(shopper)) {
      PlacedOrder early = shopper.order("tea");
      URI bank = shopper.confirm(early, CARD_WITH_3DS).nextAction().orElseThrow();
      URI back = shopper.tellTheBank(bank, "approve").location().orElseThrow();
      desk.awaitNotification(early.paymentId(), "payment.paid");
      PlacedOrder waiting = shopper.order("tea");
      crowd.join();

      rotate(system, new TokenKeys(Step.START, false));
      rotate(system, new SigningKey(Step.START, false, false, Optional.empty()));
      rotate(system, new ApiKey("shop", Step.START, false, Optional.empty(), true));
      rotate(
          system,
          new NotificationSecret(new EndpointName("shop"), Step.START, Duration.ofDays(3), false));
      String newApiKey = printedAfter("API key of shop: ");
      TimeUnit.MILLISECONDS.sleep(BETWEEN_READS.toMillis());
      ahead = Duration.ofMinutes(5);

      system.sandbox().uploadMerchantKey(RsaKeys.publicKey(printedPublicKey()));
      crowd.payMore();
      rotate(system, new SigningKey(Step.ACTIVATE, false, false, Optional.empty()));
      rotate(system, new TokenKeys(Step.ACTIVATE, false));
      crowd.join();
      crowd.join();
      crowd.join();
      crowd.payMore();

      assertThat(shopper.open(back).location().orElseThrow().getQuery()).contains("status=paid");
      assertThat(shopper.confirm(waiting, CARD).paymentStatus()).isEqualTo("PAID");
      assertThat(status(system, early, system.apiKey())).isEqualTo(200);
      assertThat(status(system, early, newApiKey)).isEqualTo(200);

      ahead = Duration.ofMinutes(12);
      rotate(system, new SigningKey(Step.END_OVERLAP, false, false, Optional.empty()));
      crowd.payMore();
      PlacedOrder late = crowd.leave();
      desk.awaitNotification(late.paymentId(), "payment.paid");

      assertThat(crowd.failures()).isEmpty();
      assertThat(crowd.clientTokens())
          .as("a function that began after the change has signed with the new key")
          .anySatisfy(token -> assertThat(isSignedBy(tokenKeys(system).getFirst(), token)).isTrue())
          .anySatisfy(token -> assertThat(isSignedBy(tokenKeys(system).getLast(), token)).isTrue());
    }
  }

  private void rotate(LocalSystem system, Subject subject) {
    InstantSource clock = () -> Instant.now().plus(ahead);
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new Rotation(secrets(system), clock, false, out)
          .run(new RotateOptions(subject, MeantSystem.LOCAL, false));
    }
  }

  private static SystemSecrets secrets(LocalSystem system) {
    return SystemSecrets.local(system.description(), ROOT);
  }

  private static List<HmacKey> tokenKeys(LocalSystem system) {
    try (KeptSecret secret = secrets(system).open(SecretName.TOKEN_KEYS)) {
      return SecretForms.tokenKeys(secret.read().text());
    }
  }

  private static boolean isSignedBy(HmacKey key, String token) {
    int dot = token.lastIndexOf('.');
    byte[] mac = key.mac(token.substring(0, dot).getBytes(UTF_8));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac)
        .equals(token.substring(dot + 1));
  }

  private static int status(LocalSystem system, PlacedOrder order, String apiKey)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI payment = URI.create(system.apiUrl() + "/payments/" + order.paymentId());
      return http.send(
              HttpRequest.newBuilder(payment).header("Authorization", "Bearer " + apiKey).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private String printedAfter(String label) {
    String text = printed.toString(UTF_8);
    int start = text.indexOf(label) + label.length();
    return text.substring(start, text.indexOf('\n', start));
  }

  private String printedPublicKey() {
    String text = printed.toString(UTF_8);
    String end = "-----END PUBLIC KEY-----";
    return text.substring(text.indexOf("-----BEGIN"), text.indexOf(end) + end.length());
  }

  /** Shoppers who pay one order after the other. */
  private static final class Crowd implements AutoCloseable {

    private final HttpShopper browser;
    private final ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<PlacedOrder> paid = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    Crowd(HttpShopper browser) {
      this.browser = browser;
    }

    /** One shopper more. */
    void join() {
      shoppers.execute(
          () -> {
            while (!over) {
              pay();
            }
          });
    }

    private void pay() {
      try {
        PlacedOrder order = browser.order("tea");
        HttpAnswer answer = browser.confirm(order, CARD);
        if (answer.paymentStatus().equals("PAID")) {
          paid.add(order);
        } else {
          failures.add(answer.paymentStatus() + " " + answer.text());
        }
      } catch (RuntimeException e) {
        failures.add(e.toString());
      }
    }

    /** Waits until they have paid some more orders, or one has failed. */
    void payMore() throws InterruptedException {
      int enough = paid.size() + 12;
      while (paid.size() < enough && failures.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }

    /** All finish what they are at; gives an order that one of them has paid last. */
    PlacedOrder leave() {
      over = true;
      shoppers.close();
      return paid.stream().reduce((_, last) -> last).orElseThrow();
    }

    List<String> failures() {
      return List.copyOf(failures);
    }

    List<String> clientTokens() {
      return paid.stream().map(PlacedOrder::clientToken).toList();
    }

    @Override
    public void close() {
      over = true;
      shoppers.close();
    }
  }
}
