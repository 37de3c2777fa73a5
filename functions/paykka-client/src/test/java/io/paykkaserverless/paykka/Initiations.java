package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests, with card data that is easy to look for. */
final class Initiations {

  /** Everything here that must not be printed. */
  static final List<String> CARD_TEXTS =
      List.of(
          "Y2lwaGVyLW5v",
          "Y2lwaGVyLXk=",
          "Y2lwaGVyLW0=",
          "Y2lwaGVyLWN2dg",
          "Lisa Möller",
          "4242424242424242",
          "ALbOGff2RLbTADtP3BuIAoABFA==",
          "wallet-token");

  static final EncryptedCard CARD =
      new EncryptedCard(
          Sensitive.of("Y2lwaGVyLW5v"),
          Sensitive.of("Y2lwaGVyLXk="),
          Sensitive.of("Y2lwaGVyLW0="),
          Sensitive.of("Y2lwaGVyLWN2dg"),
          Optional.of(Sensitive.of("Lisa Möller")));

  static final PlainCard PLAIN_CARD = plainCard(Optional.of("123"), Optional.of("Lisa Möller"));

  static final WalletToken APPLE_TOKEN = walletToken(Wallet.APPLE_PAY);
  static final WalletToken GOOGLE_TOKEN = walletToken(Wallet.GOOGLE_PAY);

  static final DecryptedWallet APPLE_DECRYPTED =
      new DecryptedWallet(
          Wallet.APPLE_PAY,
          plainCard(Optional.empty(), Optional.of("Lisa Möller")),
          Sensitive.of("ALbOGff2RLbTADtP3BuIAoABFA=="),
          "CRYPTOGRAM_3DS",
          Optional.of("07"),
          Optional.empty(),
          Optional.empty());

  static final DecryptedWallet GOOGLE_DECRYPTED =
      new DecryptedWallet(
          Wallet.GOOGLE_PAY,
          PLAIN_CARD,
          Sensitive.of("ALbOGff2RLbTADtP3BuIAoABFA=="),
          "CRYPTOGRAM_3DS",
          Optional.of("02"),
          Optional.of(true),
          Optional.of(false));

  /** Every instrument a shopper can pay with. */
  static final List<PaymentInstrument> INSTRUMENTS =
      List.of(CARD, PLAIN_CARD, APPLE_TOKEN, GOOGLE_TOKEN, APPLE_DECRYPTED, GOOGLE_DECRYPTED);

  static final ShopperDevice FULL_DEVICE =
      new ShopperDevice(Optional.of("203.0.113.7"), new Details<>(everyDeviceField()));

  private Initiations() {}

  /** Something in every field that a request can have. */
  static Initiation full() {
    Payment payment =
        Payments.payment().description("Two bags of \"coffee\"").details(Orders.full()).build();
    return of(payment, CARD, FULL_DEVICE);
  }

  /** From a browser that says nothing. */
  static Initiation of(Payment payment, PaymentInstrument instrument) {
    return of(payment, instrument, ShopperDevice.NONE);
  }

  private static Initiation of(
      Payment payment, PaymentInstrument instrument, ShopperDevice device) {
    return new Initiation(
        Payments.FIRST,
        payment.terms(),
        payment.details(),
        instrument,
        device,
        payment.terms().returnUrl().map(_ -> URI.create("https://pay.example/return/token")),
        URI.create("https://pay.example/webhooks/paykka"));
  }

  private static PlainCard plainCard(Optional<String> cvv, Optional<String> holderName) {
    return new PlainCard(
        Sensitive.of("4242424242424242"),
        Sensitive.of("2031"),
        Sensitive.of("07"),
        cvv.map(Sensitive::of),
        holderName.map(Sensitive::of));
  }

  private static WalletToken walletToken(Wallet wallet) {
    return new WalletToken(wallet, Sensitive.of("{\"data\":\"wallet-token\"}"));
  }

  private static Map<DeviceField, String> everyDeviceField() {
    Map<DeviceField, String> values = new EnumMap<>(DeviceField.class);
    values.put(DeviceField.USER_AGENT, "Mozilla/5.0 (X11)");
    values.put(DeviceField.LANGUAGE, "en-US");
    values.put(DeviceField.COLOR_DEPTH, "24");
    values.put(DeviceField.TIMEZONE_OFFSET, "+01:00");
    values.put(DeviceField.SCREEN_HEIGHT, "1080");
    values.put(DeviceField.SCREEN_WIDTH, "1920");
    values.put(DeviceField.JAVA_ENABLED, "false");
    values.put(DeviceField.DEVICE_TYPE, "PC");
    values.put(DeviceField.TERMINAL_TYPE, "WEB");
    values.put(DeviceField.DEVICE_OS, "LINUX");
    values.put(DeviceField.COOKIES, "cart=7");
    values.put(DeviceField.DEVICE_FINGER_PRINT_ID, "fingerprint-1");
    values.put(DeviceField.FRAUD_DETECTION_ID, "fraud-1");
    return values;
  }
}
