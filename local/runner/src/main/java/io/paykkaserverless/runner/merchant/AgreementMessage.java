package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.util.Optional;

/**
 * What a notification says that is about a subscription and none of its payments.
 *
 * @param type for example {@code agreement.paused}
 * @param agreementId the subscription
 * @param status how it stands after it, for example {@code PAUSED}
 */
record AgreementMessage(String type, String agreementId, String status) {

  /** The message that {@code body} holds, or nothing where it is about a payment or none at all. */
  static Optional<AgreementMessage> read(byte[] body) {
    try {
      JsonObject json = JsonReader.readObject(body);
      Optional<JsonObject> data = json.object("data").filter(it -> it.text("payment_id").isEmpty());
      Optional<String> type = json.text("type");
      Optional<String> agreementId = data.flatMap(it -> it.text("agreement_id"));
      Optional<String> status = data.flatMap(it -> it.text("status"));
      return type.isPresent() && agreementId.isPresent() && status.isPresent()
          ? Optional.of(new AgreementMessage(type.get(), agreementId.get(), status.get()))
          : Optional.empty();
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
