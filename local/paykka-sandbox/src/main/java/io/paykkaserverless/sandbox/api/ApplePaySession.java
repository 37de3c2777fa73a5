package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Create Apple Pay session ({@code create-apple-opl}): what a shop's page shows to Apple. */
public final class ApplePaySession implements Operation {

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String DOMAIN = "(?=.{1,253}$)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*";

  private final MerchantRegistration merchant;
  private final Set<String> domains;
  private final ApplePayReply form;
  private final PaykkaNumbers numbers;
  private final InstantSource clock;

  /**
   * Creates sessions for a merchant's shops.
   *
   * @param domains the shops'; empty for any
   */
  public ApplePaySession(
      MerchantRegistration merchant,
      Set<String> domains,
      ApplePayReply form,
      PaykkaNumbers numbers,
      InstantSource clock) {
    this.merchant = merchant;
    this.domains = Set.copyOf(domains);
    this.form = form;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "apple-pay-session";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/apple-pay/create-session");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    String displayName = request.optional("display_name", 75).orElse("PayKKa sandbox");
    String domain = request.required("domain_name", 253);
    if (!domain.matches(DOMAIN)) {
      throw Refused.invalid("domain_name must be a host without protocol and port");
    }
    if (merchant.refusedMethods().contains(PaymentMethod.APPLE_PAY)) {
      throw new Refused(RetCode.METHOD_NOT_SUPPORTED);
    }
    if (!domains.isEmpty() && !domains.contains(domain)) {
      throw new Refused(RetCode.NOT_ON_WHITELIST);
    }
    return answer(session(displayName, domain));
  }

  private Envelope answer(JsonObject session) {
    return switch (form) {
      case STRING -> Envelope.bare(quoted(text(session)));
      case OBJECT -> Envelope.bare(text(session));
      case STRING_IN_ENVELOPE -> Envelope.success(new JsonString(text(session)));
      case OBJECT_IN_ENVELOPE -> Envelope.success(session);
    };
  }

  /** Apple's field names; nobody but Apple could sign it. */
  private JsonObject session(String displayName, String domain) {
    Instant now = clock.instant();
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("epochTimestamp", number(now));
    fields.put("expiresAt", number(now.plus(LIFETIME)));
    fields.put("merchantSessionIdentifier", new JsonString(numbers.nonce()));
    fields.put("nonce", new JsonString(numbers.nonce()));
    fields.put("merchantIdentifier", new JsonString(merchant.merchantId()));
    fields.put("domainName", new JsonString(domain));
    fields.put("displayName", new JsonString(displayName));
    fields.put("signature", new JsonString("made-by-the-paykka-sandbox"));
    return new JsonObject(fields);
  }

  private static JsonNumber number(Instant at) {
    return new JsonNumber(Long.toString(at.toEpochMilli()));
  }

  private static String text(JsonObject object) {
    JsonWriter json = new JsonWriter();
    object.fields().forEach(json::put);
    return json.toString();
  }

  /** A JSON string that stands alone, which the writer makes only inside an object. */
  private static String quoted(String text) {
    String object = new JsonWriter().put("", text).toString();
    return object.substring("{\"\":".length(), object.length() - 1);
  }
}
