package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.Terms;
import java.net.URI;

/** A payment's terms as attributes of its item. */
final class TermsItem {

  private static final String KIND = "ki";

  private TermsItem() {}

  static void write(ItemWriter item, Terms terms) {
    item.number("am", terms.amount().minor())
        .text("cu", terms.amount().currency().code())
        .text("rf", terms.reference())
        .text("ds", terms.description())
        .text("ru", terms.returnUrl().map(URI::toString))
        .text("cm", terms.captureMethod().name())
        .unlessUsual("az", terms.authorisationType(), AuthorisationType.FINAL_AUTH)
        .unlessUsual("ch", terms.challenge(), ChallengeIndicator.AUTO)
        .map(KIND, map -> KindItem.write(map, terms.kind()))
        .fingerprint("fp", terms.fingerprint())
        .time("ca", terms.createdAt())
        .time("ea", terms.expiresAt());
  }

  static Terms read(ItemReader item) {
    CurrencyCode currency = item.text("cu", CurrencyCode::new);
    return new Terms(
        item.number("am", minor -> new Money(minor, currency)),
        item.text("rf"),
        item.optional("ds", text -> text),
        item.optional("ru", URI::create),
        item.text("cm", CaptureMethod::valueOf),
        item.optional("az", AuthorisationType::valueOf).orElse(AuthorisationType.FINAL_AUTH),
        item.optional("ch", ChallengeIndicator::valueOf).orElse(ChallengeIndicator.AUTO),
        KindItem.read(item.map(KIND)),
        item.fingerprint("fp"),
        item.time("ca"),
        item.time("ea"));
  }
}
