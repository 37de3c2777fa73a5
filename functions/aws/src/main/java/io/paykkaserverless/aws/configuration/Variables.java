package io.paykkaserverless.aws.configuration;

import io.paykkaserverless.core.create.ReturnUrlOrigins;
import io.paykkaserverless.core.payment.MerchantId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
          Variables::list);

  public static final Variable<String> PAYKKA_RESPONSE_SIGNATURE =
      parsed(
              "PAYKKA_RESPONSE_SIGNATURE",
              "What to do about an answer of PayKKa without a valid signature.",
              "off, warn or enforce",
              "warn",
              text -> oneOf(text, List.of("off", "warn", "enforce")))
          .or("warn");

  public static final Variable<String> PAYKKA_SIGNING_KEY_SECRET =
      secret("PAYKKA_SIGNING_KEY_SECRET", "The secret with our private key for PayKKa.");

  public static final Variable<String> TOKEN_KEYS_SECRET =
      secret("TOKEN_KEYS_SECRET", "The secret with the keys of the tokens we sign.");

  public static final Variable<String> API_KEYS_SECRET =
      secret("API_KEYS_SECRET", "The secret with the keys of the merchant's servers.");

  public static final Variable<String> NOTIFICATION_KEYS_SECRET =
      secret("NOTIFICATION_KEYS_SECRET", "The secret with the keys that sign notifications.");

  public static final Variable<URI> NOTIFICATION_URL =
      url(
          "NOTIFICATION_URL",
          "Where the merchant's backend receives notifications.",
          "https://shop.example/paykka-notifications");

  public static final Variable<ReturnUrlOrigins> RETURN_URL_ORIGINS =
      new Variable<>(
          "RETURN_URL_ORIGINS",
          "The shop's origins: shoppers are sent back to these and nowhere else.",
          "https origins separated by commas",
          "https://shop.example,https://www.shop.example",
          Optional.empty(),
          (text, loopback) ->
              new ReturnUrlOrigins(list(text).stream().map(o -> httpUrl(o, loopback)).toList()));

  public static final Variable<Optional<URI>> PUBLIC_BASE_URL =
      new Variable<Optional<URI>>(
              "PUBLIC_BASE_URL",
              "Our own address where it is not the one the caller used: a domain of your own.",
              "an https URL, or empty",
              "https://pay.shop.example",
              Optional.empty(),
              (text, loopback) ->
                  text.isEmpty() ? Optional.empty() : Optional.of(httpUrl(text, loopback)))
          .or("");

  public static final Variable<Duration> PAYMENT_LIFETIME_MINUTES =
      parsed(
              "PAYMENT_LIFETIME_MINUTES",
              "How long after its creation a payment can be confirmed.",
              "a whole number of minutes from 1 to 1440",
              "60",
              text -> Duration.ofMinutes(integer(text, 1, 1_440)))
          .or("60");

  public static final Variable<Integer> ATTEMPTS_MAX =
      parsed(
              "ATTEMPTS_MAX",
              "How often one payment may be tried.",
              "a whole number from 1 to 20",
              "5",
              text -> integer(text, 1, 20))
          .or("5");

  public static final Variable<Duration> RETENTION_DAYS =
      parsed(
              "RETENTION_DAYS",
              "How long after its creation a payment is kept.",
              "a whole number of days from 1 to 3650",
              "400",
              text -> Duration.ofDays(integer(text, 1, 3_650)))
          .or("400");

  public static final Variable<Boolean> ALLOW_INSECURE_LOOPBACK =
      parsed(
              "ALLOW_INSECURE_LOOPBACK",
              "Whether addresses on this machine may be plain http. For local use alone.",
              "true or false",
              "false",
              text -> oneOf(text, List.of("true", "false")).equals("true"))
          .or("false");

  public static final Variable<String> POWERTOOLS_METRICS_NAMESPACE =
      text("POWERTOOLS_METRICS_NAMESPACE", "CloudWatch namespace of our metrics.", "Payments")
          .or("PaykkaServerless");

  public static final Variable<String> POWERTOOLS_SERVICE_NAME =
      text("POWERTOOLS_SERVICE_NAME", "The function's name in logs and metrics.", "create-payment")
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
        NOTIFICATION_URL,
        NOTIFICATION_KEYS_SECRET,
        API_KEYS_SECRET,
        TOKEN_KEYS_SECRET,
        PUBLIC_BASE_URL,
        PAYMENT_LIFETIME_MINUTES,
        ATTEMPTS_MAX,
        RETENTION_DAYS,
        PAYMENTS_TABLE,
        NOTIFICATION_QUEUE_URL,
        AWS_REGION,
        POWERTOOLS_METRICS_NAMESPACE,
        POWERTOOLS_SERVICE_NAME,
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
    return new Variable<>(
        name, purpose, "an https URL", example, Optional.empty(), Variables::httpUrl);
  }

  private static <T> Variable<T> parsed(
      String name, String purpose, String wants, String example, Function<String, T> parse) {
    return new Variable<>(
        name, purpose, wants, example, Optional.empty(), (text, _) -> parse.apply(text));
  }

  private static URI httpUrl(String text, boolean loopback) {
    URI url = URI.create(text);
    boolean here = url.getHost() != null && url.getHost().matches("127\\.0\\.0\\.1|localhost");
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean allowedHttp = loopback && here && "http".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || url.getRawUserInfo() != null || !(https || allowedHttp)) {
      throw new IllegalArgumentException("not an https URL");
    }
    return url;
  }

  private static List<String> list(String text) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split(",", -1)));
    parts.replaceAll(String::strip);
    if (parts.contains("")) {
      throw new IllegalArgumentException("an empty part");
    }
    return List.copyOf(parts);
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("not one of the words");
    }
    return text;
  }

  private static int integer(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }
}
