package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.operation.RefundOrderId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What names look like that others give: as long as they may be, and nothing but a name. */
class NamesTest {

  /**
   * Names of one kind.
   *
   * @param longest as long as they may be
   * @param others what is none, beside no text and one that is longer than the longest
   */
  record Kind(String called, Function<String, Object> make, String longest, List<String> others) {
    @Override
    public String toString() {
      return called;
    }
  }

  static Stream<Kind> kinds() {
    List<String> noWord = List.of("a b", "a;b", "a/b", "ä", "a\n");
    return Stream.of(
        new Kind("merchant id", MerchantId::new, "A1".repeat(16), List.of("a-b", "a_b", "a b")),
        new Kind(
            "payment id", PaymentId::new, "p" + "a2z7".repeat(8), List.of("p" + "1".repeat(32))),
        new Kind("order id", PaykkaOrderId::new, "G-_9".repeat(16), noWord),
        new Kind("refund order id", RefundOrderId::new, "R-_9".repeat(16), noWord),
        new Kind("card token", CardToken::new, "T-_9".repeat(16), noWord),
        new Kind("PayKKa's agreement id", RecurringAgreementId::new, "R-_9".repeat(8), noWord),
        new Kind("charge period", ChargePeriod::new, "2._-".repeat(8), noWord),
        new Kind("endpoint", EndpointName::new, "b-9z".repeat(8), List.of("-a", "A", "a_b", "a b")),
        new Kind("shopper", ShopperReference::new, "Jö 7".repeat(16), List.of("  ", "a\u0000b")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void areAsLongAsTheyMayBe(Kind kind) {
    assertThat(kind.make().apply(kind.longest())).hasToString(kind.longest());
  }

  static Stream<Arguments> whatIsNoName() {
    return kinds()
        .flatMap(
            kind ->
                Stream.concat(Stream.of("", kind.longest() + "7"), kind.others().stream())
                    .map(text -> Arguments.of(kind, text)));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoName")
  void areNothingElse(Kind kind, String text) {
    assertThatThrownBy(() -> kind.make().apply(text)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Arguments> whatIsNoKeyOrHash() {
    Function<String, Object> key = IdempotencyKey::new;
    Function<String, Object> hash = Fingerprint::new;
    return Stream.of(
        Arguments.of(key, ""),
        Arguments.of(key, "order 7"),
        Arguments.of(key, "a".repeat(256)),
        Arguments.of(hash, "a".repeat(63)),
        Arguments.of(hash, "A".repeat(64)),
        Arguments.of(hash, "g".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoKeyOrHash")
  void neitherAreKeysAndHashesAnyText(Function<String, Object> make, String text) {
    assertThatThrownBy(() -> make.apply(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
