package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.confirm.CardFieldTypes;
import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads a card in clear. What PayKKa would refuse anyway is refused here, and nothing of it is
 * repeated.
 */
record CardFields(
    Field<Sensitive> number,
    Field<Sensitive> expiryYear,
    Field<Sensitive> expiryMonth,
    Optional<Sensitive> cvv,
    Field<Optional<Sensitive>> holderName) {

  private static final FieldType<Sensitive> NUMBER =
      text(
          "a card number: 12 to 19 digits without spaces, the last one right",
          19,
          PlainCard::isNumber);
  private static final FieldType<Sensitive> YEAR =
      text("a year of four digits", 4, text -> text.matches("\\d{4}"));
  private static final FieldType<Sensitive> MONTH =
      text("a month from 01 to 12", 2, text -> text.matches("0[1-9]|1[0-2]"));
  private static final FieldType<Sensitive> CVV =
      text("a security code of three or four digits", 4, text -> text.matches("\\d{3,4}"));

  /** The card of a wallet, which may have no security code. */
  static CardFields of(RequestBody card, Instant now) {
    return read(card, now, () -> card.optional("cvv", CVV).value());
  }

  /** A card that is typed in. */
  static CardFields withCvv(RequestBody card, Instant now) {
    return read(card, now, () -> card.required("cvv", CVV).ifRight());
  }

  private static CardFields read(RequestBody card, Instant now, Supplier<Optional<Sensitive>> cvv) {
    CardFields fields =
        new CardFields(
            card.required("card_no", NUMBER),
            card.required("exp_year", YEAR),
            card.required("exp_month", MONTH),
            cvv.get(),
            card.optional("holder_name", CardFieldTypes.holderName()));
    fields.refuseExpired(card, now);
    fields.refuseOtherCvv(card);
    return fields;
  }

  /** The card, once the whole body was found to be right. */
  PlainCard card() {
    return new PlainCard(
        number.value(), expiryYear.value(), expiryMonth.value(), cvv, holderName.value());
  }

  /** A card is good until its month is over, wherever on earth that is last. */
  private void refuseExpired(RequestBody card, Instant now) {
    YearMonth earliest = YearMonth.from(now.atOffset(ZoneOffset.ofHours(-12)));
    Optional<YearMonth> expiry =
        expiryYear
            .ifRight()
            .flatMap(
                year ->
                    expiryMonth
                        .ifRight()
                        .flatMap(month -> PlainCard.expiry(year.reveal(), month.reveal())));
    if (expiry.filter(end -> end.isBefore(earliest)).isPresent()) {
      boolean yearIsPast = expiry.get().getYear() < earliest.getYear();
      card.refuse(yearIsPast ? "exp_year" : "exp_month", "must not be past");
    }
  }

  private void refuseOtherCvv(RequestBody card) {
    Optional<Sensitive> known = number.ifRight();
    if (known.isPresent()
        && cvv.isPresent()
        && !PlainCard.isCvv(cvv.get().reveal(), known.get().reveal())) {
      card.refuse("cvv", "must have three digits, four for American Express");
    }
  }

  private static FieldType<Sensitive> text(String wants, int lengthMax, Predicate<String> isRight) {
    return FieldType.parsed(
        wants,
        lengthMax,
        text -> {
          if (!isRight.test(text)) {
            throw new IllegalArgumentException("not " + wants);
          }
          return Sensitive.of(text);
        });
  }
}
