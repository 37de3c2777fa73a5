package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaymentId;
import java.util.Optional;

/** Any text where a number of ours belongs, and any bytes where an event is kept. */
class NumbersFuzzTest {

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void isOneOfOursOrNone(byte[] input) {
    String text = new String(input, UTF_8);

    assertSpells(text, PaymentId.parse(text).map(PaymentId::value));
    assertSpells(text, AgreementId.parse(text).map(AgreementId::value));
    assertSpells(text, AttemptId.parse(text).map(AttemptId::transId));
    assertSpells(text, OperationId.parse(text).map(OperationId::text));
    assertSpells(text, NotificationId.parse(text).map(NotificationId::text));
    assertSpells(text, EndpointName.parse(text).map(EndpointName::value));
    assertSpells(text, parkedEventId(text));

    EventBody kept = EventBody.of(input);
    assertThat(kept.length()).isEqualTo(input.length);
    assertThat(EventBody.of(kept.bytes())).isEqualTo(kept);
  }

  private static void assertSpells(String text, Optional<String> spelled) {
    spelled.ifPresent(it -> assertThat(it).isEqualTo(text).matches("[a-z0-9_.-]{1,64}"));
  }

  private static Optional<String> parkedEventId(String text) {
    try {
      return Optional.of(new ParkedEventId(text).value());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
