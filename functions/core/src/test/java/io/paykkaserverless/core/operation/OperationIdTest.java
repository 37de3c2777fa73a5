package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.Payments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a capture, void or refund, here and at PayKKa. */
class OperationIdTest {

  @ParameterizedTest
  @CsvSource({"CAPTURE, 1, c01", "VOID, 9, v09", "REFUND, 10, r10", "REFUND, 99, r99"})
  void leadsBackToItsPayment(OperationKind kind, int number, String end) {
    OperationId id = new OperationId(Payments.ID, kind, number);

    assertThat(id.text()).isEqualTo(Payments.ID + end);
    assertThat(OperationId.parse(id.text())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r00", "r1", "r001", "a01", "R01", ""})
  void isNotWhatWeNeverGaveOut(String end) {
    assertThat(OperationId.parse(Payments.ID + end)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void isCountedFromOneToNinetyNine(int number) {
    assertThatThrownBy(() -> new OperationId(Payments.ID, OperationKind.REFUND, number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operation number must be 1 to 99, was " + number);
  }
}
