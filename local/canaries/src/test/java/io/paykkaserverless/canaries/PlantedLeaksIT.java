package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.dynamodb.PaymentsTable;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/**
 * The mistakes that people make, each planted on purpose: the net that {@link Matrix} uses holds.
 */
class PlantedLeaksIT {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private final Canaries canaries = new Canaries();
  private final World world = new World(canaries, TABLE.endpoint());
  private final Shop shop = new Shop(world, canaries);
  private final String number = canaries.card.number();
  private Sinks sinks = new Sinks(world, shop, canaries);

  /** A command as somebody might write it who does not know of {@code Sensitive}. */
  private record PayCommand(String number, String code) {}

  @BeforeEach
  void hasFoundNothingYet() {
    sinks.look("before");
    assertThat(sinks.leaks()).isEmpty();
  }

  @AfterEach
  void close() {
    sinks.close();
    world.close();
  }

  @Test
  void aLogLineWithACardNumber() {
    LoggerFactory.getLogger("io.paykkaserverless.planted").info("pays with {}", number);

    assertFound("output", "a card number");
  }

  @Test
  void aLogLineWithASecurityCode() {
    LoggerFactory.getLogger("io.paykkaserverless.planted").info("cvv={}", canaries.card.code());

    assertFound("output", "a security code");
  }

  @Test
  void whatALibraryWritesToStandardError() {
    System.err.println(
        "WARNING: bad request " + Base64.getEncoder().encodeToString(number.getBytes(UTF_8)));

    assertFound("output", "a card number");
  }

  @Test
  void aMetricWithATokenAsItsSubject() {
    World.signals(Function.CONFIRM_PAYMENT).raise(Signal.PAYKKA_ANSWER_LOST, canaries.appleToken);

    assertFound("output", "a token of Apple Pay");
  }

  @Test
  void anExceptionThatQuotesTheBody() {
    shop.invoke(
        failing(new IllegalArgumentException("not JSON: {\"card_no\":\"" + number + "\"}")), "{}");

    assertFound("exception", "a card number");
  }

  @Test
  void anExceptionThatIsOnlySuppressed() {
    IllegalStateException outer = new IllegalStateException("the call failed");
    outer.addSuppressed(new IOException("while closing " + canaries.apiKey));
    shop.invoke(failing(new IllegalStateException("could not pay", outer)), "{}");

    assertFound("exception", "an API key");
  }

  @Test
  void anAnswerThatPrintsACommand() {
    shop.invoke(
        (_, answer, _) ->
            write(answer, "cannot do " + new PayCommand(number, canaries.card.code())),
        "{}");

    assertFound("answer", "a card number");
  }

  @Test
  void anItemWithAnEncryptedField() throws IOException {
    String binary =
        Base64.getEncoder().encodeToString(canaries.ciphertexts.getFirst().getBytes(UTF_8));
    world
        .aws()
        .call(
            "PutItem",
            """
            {"TableName":"%s","Item":{"pk":{"S":"p"},"sk":{"S":"payment"},"m":{"M":{"c":{"B":"%s"}}}}}\
            """
                .formatted(World.TABLE, binary));
    sinks.lookAtItems("planted");

    assertFound("items", "a ciphertext of a card");
  }

  @Test
  void aMessageWithAKey() throws IOException {
    sendTo(
        "https://sqs.eu-central-1.amazonaws.com/",
        "{\"MessageBody\":\"" + canaries.notificationKey + "\"}");

    assertFound("queue", "a notification key");
  }

  @Test
  void aPrivateKeyThatPaykkaIsSent() throws IOException {
    sendTo(
        "https://openapi-sandbox.paykka.com/v3/payment/acq/token/remove",
        "{\"key\":\""
            + Base64.getEncoder().encodeToString(canaries.ours.getPrivate().getEncoded())
            + "\"}");

    assertFound("paykka", "a private key");
  }

  private void assertFound(String sink, String what) {
    sinks.look("planted");

    assertThat(sinks.leaks())
        .anyMatch(leak -> leak.startsWith("planted: " + sink + " has") && leak.contains(what));
    assertThat(sinks.leaks()).noneMatch(leak -> leak.contains(number));
  }

  private static RequestStreamHandler failing(RuntimeException failure) {
    return (_, _, _) -> {
      throw failure;
    };
  }

  private static void write(OutputStream answer, String text) {
    try {
      answer.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sendTo(String address, String body) throws IOException {
    HttpURLConnection connection = world.open(URI.create(address));
    connection.setRequestProperty("x-amz-target", "AmazonSQS.SendMessage");
    connection.getOutputStream().write(body.getBytes(UTF_8));
    assertThat(connection.getResponseCode()).isPositive();
  }
}
