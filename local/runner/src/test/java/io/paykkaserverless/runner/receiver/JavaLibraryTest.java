package io.paykkaserverless.runner.receiver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The Java library of Standard Webhooks, which goes by the machine's clock, believes our signer.
 */
class JavaLibraryTest {

  private final LiveMessages messages = new LiveMessages();

  @Test
  void believesWhatWeSign() {
    Vector genuine = messages.genuine();

    assertThatCode(() -> verify(genuine, genuine.body())).doesNotThrowAnyException();
  }

  @Test
  void believesBothSecretsWhileTheyAreExchanged() {
    for (Vector rotated : messages.rotated()) {
      assertThatCode(() -> verify(rotated, rotated.body())).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesWhatWasChanged() {
    Vector genuine = messages.genuine();

    assertThatThrownBy(() -> verify(genuine, genuine.body().replace("1250", "1251")))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static void verify(Vector message, String body) throws WebhookVerificationException {
    Map<String, List<String>> headers =
        message.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    new Webhook(message.secrets().getFirst())
        .verify(body, HttpHeaders.of(headers, (name, value) -> true));
  }
}
