package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonWriter;

/**
 * The one shopper who is signed in at this shop. A real shop would have many, behind a login.
 *
 * @param reference what the shop calls the shopper, to PayKKa too; cards are kept under it
 */
record DemoShopper(String reference) {

  private static final String EMAIL = "robin@shopper.example";

  /** A shopper nobody had before, so that no earlier run's cards turn up. */
  static DemoShopper signedIn(UnguessableSuffix suffixes) {
    return new DemoShopper("robin-" + suffixes.next());
  }

  /** Writes {@code bill}, {@code shipping} and {@code customer} of a payment. */
  void writeTo(JsonWriter payment) {
    writeAddress(payment.beginObject("bill"));
    writeAddress(payment.beginObject("shipping"));
    payment
        .beginObject("customer")
        .put("id", reference)
        .put("name", "Robin Sample")
        .put("registration_time", "2024-03-01T09:30:00Z")
        .put("past_transactions", 12)
        .put("email", EMAIL)
        .end();
  }

  /** The telephone number is one of those that are kept for films and samples. */
  private static void writeAddress(JsonWriter address) {
    address
        .put("first_name", "Robin")
        .put("last_name", "Sample")
        .put("address_line1", "12 Kiln Row")
        .put("country", "GB")
        .put("city", "Stoke-on-Trent")
        .put("postal_code", "ST1 1AA")
        .put("email", EMAIL)
        .put("area_code", "44")
        .put("phone_number", "7700900123")
        .end();
  }
}
