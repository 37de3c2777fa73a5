package io.paykkaserverless.aws.configuration;

import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.payment.MerchantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Every environment variable that a function of ours reads. */
public final class Variables {

  public static final Variable<String> AWS_REGION =
      text("AWS_REGION", "The region of table, queue and secrets; set by Lambda.", "eu-central-1");

  public static final Variable<String> PAYMENTS_TABLE =
      text("PAYMENTS_TABLE", "The DynamoDB table that keeps payments.", "payments");

  public static final Variable<URI> NOTIFICATION_QUEUE_URL =
      url(
          "NOTIFICATION_QUEUE_URL",
          "The SQS queue that notifications to the merchant go through.",
          "https://sqs.eu-central-1.amazonaws.com/123456789012/notifications");

  public static final Variable<URI> NOTIFICATION_RETRY_QUEUE_URL =
      url(
          "NOTIFICATION_RETRY_QUEUE_URL",
          "The SQS queue where notifications wait for another try.",
          "https://sqs.eu-central-1.amazonaws.com/123456789012/notification-retries");

  public static final Variable<MerchantId> PAYKKA_MERCHANT_ID =
      parsed(
          "PAYKKA_MERCHANT_ID",
          "The merchant's account at PayKKa.",
          "1 to 32 letters or digits",
          "18356675706144",
          MerchantId::new);

  public static final Variable<String> PAYKKA_APP_ID =
      text("PAYKKA_APP_ID", "The application that PayKKa registered for our key.", "A001");

  public static final Variable<URI> PAYKKA_API_URL =
      url("PAYKKA_API_URL", "Where PayKKa's API is.", "https://openapi-sandbox.paykka.com");

  public static final Variable<List<String>> PAYKKA_PUBLIC_KEYS =
      parsed(
          "PAYKKA_PUBLIC_KEYS",
          "PayKKa's public keys; several are live while PayKKa changes its key.",
          "X.509 public keys in PEM or Base64, separated by commas",
          "MIIBIjANBgkq...",
          Forms::list);

  public static final Variable<String> PAYKKA_RESPONSE_SIGNATURE =
      parsed(
              "PAYKKA_RESPONSE_SIGNATURE",
              "What to do about an answer of PayKKa without a valid signature.",
              "off, warn or enforce",
              "warn",
              text -> Forms.oneOf(text, List.of("off", "warn", "enforce")))
          .or("warn");

  public static final Variable<String> PAYKKA_SIGNING_KEY_SECRET =
      secret("PAYKKA_SIGNING_KEY_SECRET", "The secret with our private key for PayKKa.");

  public static final Variable<String> TOKEN_KEYS_SECRET =
      secret("TOKEN_KEYS_SECRET", "The secret with the keys of the tokens we sign.");

  public static final Variable<String> API_KEYS_SECRET =
      secret("API_KEYS_SECRET", "The secret with the keys of the merchant's servers.");

  public static final Variable<String> NOTIFICATION_ENDPOINTS_SECRET =
      secret(
          "NOTIFICATION_ENDPOINTS_SECRET",
          "The secret that says who receives notifications, where, and which keys sign them.");

  public static final Variable<ReturnUrlOrigins> RETURN_URL_ORIGINS =
      new Variable<>(
          "RETURN_URL_ORIGINS",
          "The shop's origins: shoppers are sent back to these and nowhere else.",
          "https origins separated by commas",
          "https://shop.example,https://www.shop.example",
          Optional.empty(),
          (text, loopback) ->
              new ReturnUrlOrigins(
                  Forms.list(text).stream().map(o -> Forms.httpUrl(o, loopback)).toList()));

  public static final Variable<Optional<URI>> PUBLIC_BASE_URL =
      new Variable<Optional<URI>>(
              "PUBLIC_BASE_URL",
              "Our own address where it is not the one the caller used: a domain of your own.",
              "an https URL without a slash at its end, or empty",
              "https://pay.shop.example",
              Optional.empty(),
              (text, loopback) ->
                  text.isEmpty() ? Optional.empty() : Optional.of(Forms.baseUrl(text, loopback)))
          .or("");

  public static final Variable<Duration> PAYMENT_LIFETIME_MINUTES =
      number(
          "PAYMENT_LIFETIME_MINUTES",
          "How long after its creation a payment can be confirmed.",
          "a whole number of minutes",
          1_440,
          60,
          Duration::ofMinutes);

  public static final Variable<Integer> ATTEMPTS_MAX =
      count("ATTEMPTS_MAX", "How often one payment may be tried.", 20, 5);

  public static final Variable<Integer> ATTEMPTS_PER_ADDRESS_MAX =
      count(
          "ATTEMPTS_PER_ADDRESS_MAX",
          "How many attempts may come from one client address within a window.",
          100_000,
          30);

  public static final Variable<Integer> ATTEMPTS_PER_SHOPPER_MAX =
      count(
          "ATTEMPTS_PER_SHOPPER_MAX",
          "How many attempts there may be for one shopper within a window.",
          100_000,
          15);

  public static final Variable<Duration> ATTEMPT_WINDOW_MINUTES =
      number(
          "ATTEMPT_WINDOW_MINUTES",
          "How long the window is in which attempts are counted.",
          "a whole number of minutes",
          1_440,
          60,
          Duration::ofMinutes);

  public static final Variable<Integer> SWEEP_ITEMS_MAX =
      count("SWEEP_ITEMS_MAX", "How many due items one sweep looks at.", 1_000, 200);

  public static final Variable<Optional<String>> SHOP_NAME =
      parsed(
              "SHOP_NAME",
              "What Apple Pay's sheet calls the shop.",
              "up to 75 characters, or empty",
              "Kiln & Leaf",
              text -> Forms.words(text, 75))
          .or("");

  public static final Variable<String> GOOGLE_PAY_GATEWAY =
      word(
          "GOOGLE_PAY_GATEWAY",
          "PayKKa's name as Google Pay's gateway: its European one or the other.",
          "paykkaeu",
          "paykka");

  public static final Variable<String> GOOGLE_PAY_ENVIRONMENT =
      word(
          "GOOGLE_PAY_ENVIRONMENT",
          "Whether Google Pay hands out test cards or real ones.",
          "TEST",
          "PRODUCTION");

  public static final Variable<Duration> RETENTION_DAYS =
      number(
          "RETENTION_DAYS",
          "How long after its creation a payment is kept.",
          "a whole number of days",
          3_650,
          400,
          Duration::ofDays);

  public static final Variable<Boolean> ALLOW_INSECURE_LOOPBACK =
      parsed(
              "ALLOW_INSECURE_LOOPBACK",
              "Whether addresses on this machine may be plain http. For local use alone.",
              "true or false",
              "false",
              text -> Forms.oneOf(text, List.of("true", "false")).equals("true"))
          .or("false");

  public static final Variable<String> METRICS_NAMESPACE =
      text("METRICS_NAMESPACE", "CloudWatch namespace of our metrics.", "Payments")
          .or("PaykkaServerless");

  public static final Variable<String> SERVICE_NAME =
      text("SERVICE_NAME", "The function's name in logs and metrics.", "create-payment")
          .or("paykka-serverless");

  private Variables() {}

  /** All of them, in the order the documentation lists them. */
  public static List<Variable<?>> all() {
    return List.of(
        PAYKKA_MERCHANT_ID,
        PAYKKA_APP_ID,
        PAYKKA_API_URL,
        PAYKKA_PUBLIC_KEYS,
        PAYKKA_RESPONSE_SIGNATURE,
        PAYKKA_SIGNING_KEY_SECRET,
        RETURN_URL_ORIGINS,
        NOTIFICATION_ENDPOINTS_SECRET,
        API_KEYS_SECRET,
        TOKEN_KEYS_SECRET,
        PUBLIC_BASE_URL,
        PAYMENT_LIFETIME_MINUTES,
        ATTEMPTS_MAX,
        ATTEMPTS_PER_ADDRESS_MAX,
        ATTEMPTS_PER_SHOPPER_MAX,
        ATTEMPT_WINDOW_MINUTES,
        SHOP_NAME,
        GOOGLE_PAY_GATEWAY,
        GOOGLE_PAY_ENVIRONMENT,
        SWEEP_ITEMS_MAX,
        RETENTION_DAYS,
        PAYMENTS_TABLE,
        NOTIFICATION_QUEUE_URL,
        NOTIFICATION_RETRY_QUEUE_URL,
        AWS_REGION,
        METRICS_NAMESPACE,
        SERVICE_NAME,
        ALLOW_INSECURE_LOOPBACK);
  }

  private static Variable<String> text(String name, String purpose, String example) {
    return parsed(name, purpose, "set", example, text -> text);
  }

  private static Variable<String> secret(String name, String purpose) {
    return parsed(
        name,
        purpose,
        "the name or ARN of a secret in Secrets Manager",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:payments",
        text -> text);
  }

  private static Variable<URI> url(String name, String purpose, String example) {
    return new Variable<>(name, purpose, "an https URL", example, Optional.empty(), Forms::httpUrl);
  }

  /** One of two words; the usual one where it is not set. */
  private static Variable<String> word(String name, String purpose, String usual, String other) {
    return parsed(
            name,
            purpose,
            usual + " or " + other,
            usual,
            text -> Forms.oneOf(text, List.of(usual, other)))
        .or(usual);
  }

  private static Variable<Integer> count(String name, String purpose, int max, int usual) {
    return number(name, purpose, "a whole number", max, usual, Math::toIntExact);
  }

  /** A whole number from 1 on. */
  private static <T> Variable<T> number(
      String name, String purpose, String what, int max, int usual, LongFunction<T> make) {
    return parsed(
            name,
            purpose,
            what + " from 1 to " + max,
            String.valueOf(usual),
            text -> make.apply(Forms.integer(text, 1, max)))
        .or(String.valueOf(usual));
  }

  private static <T> Variable<T> parsed(
      String name, String purpose, String wants, String example, Function<String, T> parse) {
    return new Variable<>(
        name, purpose, wants, example, Optional.empty(), (text, _) -> parse.apply(text));
  }
}
