package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.confirm.InstrumentReader;
import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.Wallet;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what is paid with: a card in clear, or a wallet that the merchant's server decrypted. */
final class InstrumentFields implements InstrumentReader {

  private final InstantSource clock;

  InstrumentFields(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Supplier<PaymentInstrument> read(RequestBody body, Caller caller) {
    Optional<PaymentMethod> method =
        body.required("payment_method", FieldType.oneOf(PaymentMethod.class)).ifRight();
    if (method.isEmpty()) {
      return unreadable(body);
    }
    return switch (method.get()) {
      case BANKCARD -> card(body);
      case APPLE_PAY -> wallet(body, caller, Wallet.APPLE_PAY);
      case GOOGLE_PAY -> wallet(body, caller, Wallet.GOOGLE_PAY);
    };
  }

  private Supplier<PaymentInstrument> card(RequestBody body) {
    body.refuseIfSent("token_authentication", "must be left out where payment_method is BANKCARD");
    CardFields card = CardFields.withCvv(body.object("card"), clock.instant());
    return card::card;
  }

  /** A browser cannot decrypt a wallet's token; one that says it did has something to hide. */
  private Supplier<PaymentInstrument> wallet(RequestBody body, Caller caller, Wallet wallet) {
    return switch (caller) {
      case Caller.Shopper _ -> throw merchantOnly();
      case Caller.Merchant _ -> {
        CardFields card = CardFields.of(body.object("card"), clock.instant());
        TokenAuthenticationFields authentication =
            TokenAuthenticationFields.of(body.object("token_authentication"), wallet);
        yield () -> authentication.wallet(card.card());
      }
    };
  }

  /** Without a method nobody can tell which of the fields are right. */
  private static Supplier<PaymentInstrument> unreadable(RequestBody body) {
    body.has("card");
    body.has("token_authentication");
    return () -> {
      throw new IllegalStateException("requireValid() must be called before");
    };
  }

  private static ProblemException merchantOnly() {
    return new ProblemException(
        Problem.of(
            403,
            "merchant-only",
            "Only the merchant's server may do that.",
            "Send a decrypted wallet from the shop's server, with one of its API keys."));
  }
}
