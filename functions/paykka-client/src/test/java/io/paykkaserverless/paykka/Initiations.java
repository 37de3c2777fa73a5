package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Requests for tests, with texts in place of ciphertexts that are easy to look for. */
final class Initiations {

  static final List<String> CARD_TEXTS =
      List.of("Y2lwaGVyLW5v", "Y2lwaGVyLXk=", "Y2lwaGVyLW0=", "Y2lwaGVyLWN2dg", "Lisa Möller");

  static final EncryptedCard CARD =
      new EncryptedCard(
          Sensitive.of("Y2lwaGVyLW5v"),
          Sensitive.of("Y2lwaGVyLXk="),
          Sensitive.of("Y2lwaGVyLW0="),
          Sensitive.of("Y2lwaGVyLWN2dg"),
          Optional.of(Sensitive.of("Lisa Möller")));

  static final ShopperDevice FULL_DEVICE =
      new ShopperDevice(
          Optional.of("203.0.113.7"),
          Optional.of("Mozilla/5.0 (X11)"),
          Optional.of("en-US"),
          Optional.of("24"),
          Optional.of("+01:00"),
          Optional.of("1080"),
          Optional.of("1920"),
          Optional.of(false));

  static final ShopperDevice SILENT_DEVICE =
      new ShopperDevice(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Initiations() {}

  static Initiation full() {
    return of(Payments.payment().description("Two bags of \"coffee\"").build(), FULL_DEVICE);
  }

  static Initiation of(Payment payment, ShopperDevice device) {
    return new Initiation(
        Payments.FIRST,
        payment.terms(),
        CARD,
        device,
        URI.create("https://pay.example/return/token"),
        URI.create("https://pay.example/webhooks/paykka"));
  }
}
