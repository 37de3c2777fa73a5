package io.paykkaserverless.runner.localstack;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The template as LocalStack and {@code sam local} are to have it. */
final class LocalTemplate {

  static final Path ROOT = Path.of("../..");
  static final Path FILE = ROOT.resolve("template.yaml");
  static final Path FOLDER = ROOT.resolve("infra/localstack");

  /**
   * Queues are addressed as in AWS. An address of this machine would be refused by the functions,
   * which want https; LocalStack and the AWS SDK look at account and name in it and go to {@code
   * AWS_ENDPOINT_URL}.
   */
  static final LocalAddresses ADDRESSES =
      new LocalAddresses("https://sqs." + LocalAddresses.REGION + ".amazonaws.com");

  private LocalTemplate() {}

  /** With every function, and values that nothing depends on where the template wants some. */
  static Template read() {
    return Template.read(
        FILE,
        Map.of(
            "PaykkaMerchantId", "18356675194960",
            "PaykkaAppId", "978594372956732",
            "PaykkaPublicKeys", examplePublicKey(),
            "ShopOrigins", "https://shop.example",
            "PlainCards", "on"),
        ADDRESSES);
  }

  /** The one that is published with the signature vectors. */
  private static String examplePublicKey() {
    try {
      byte[] vectors = Files.readAllBytes(ROOT.resolve("docs/vectors/paykka-signature.json"));
      return JsonReader.readObject(vectors).text("public_key").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }
}
