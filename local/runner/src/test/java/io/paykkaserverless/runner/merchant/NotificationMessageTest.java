package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationMessageTest {

  private static final String OLD = Sender.message("p1", "order-1", 1, "PAID");

  @Test
  void readsAMessageOfBeforeThereWereSubscriptions() {
    NotificationMessage message = read(OLD);

    assertThat(message.status()).isEqualTo("PAID");
    assertThat(message.agreementId()).isEmpty();
    assertThat(message.period()).isEmpty();
    assertThat(message.card()).isEmpty();
  }

  @Test
  void readsAgreementPeriodAndCard() {
    NotificationMessage message =
        read(
            OLD.replace(
                "\"attempt\":1",
                "\"agreement_id\":\"a1\",\"period\":\"2026-12\",\"token\":\"TK1\","
                    + "\"card_brand\":\"VISA\",\"card_last4\":\"4242\""));

    assertThat(message.agreementId()).contains("a1");
    assertThat(message.period()).contains("2026-12");
    StoredCard card = message.card().orElseThrow();
    assertThat(card.token()).isEqualTo("TK1");
    assertThat(card.brand()).contains("VISA");
    assertThat(card.last4()).contains("4242");
  }

  private static NotificationMessage read(String body) {
    return NotificationMessage.read(body.getBytes(UTF_8)).orElseThrow();
  }
}
