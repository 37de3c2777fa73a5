package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The template that is deployed, for tests that look at it. */
public final class OurTemplate {

  static final Path ROOT = Path.of("../..");

  private static final Path FILE = ROOT.resolve("template.yaml");
  private static final Map<String, String> REQUIRED =
      Map.of(
          "PaykkaMerchantId", "m1",
          "PaykkaAppId", "a1",
          "PaykkaPublicKeys", "k1",
          "ShopOrigins", "https://a.example,https://b.example");

  private static final LocalAddresses ADDRESSES = new LocalAddresses("http://127.0.0.1:9324");

  private OurTemplate() {}

  /** As it stands there. */
  static Mapping yaml() {
    try {
      return TemplateYaml.read(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With every default. */
  static Template asShipped() {
    return Template.read(FILE, REQUIRED, ADDRESSES);
  }

  /** With every parameter that can be "on" set to it. */
  public static Template withEverythingOn() {
    Map<String, String> parameters = new HashMap<>(REQUIRED);
    TemplateReferences.fields(yaml(), "Parameters")
        .forEach(
            (name, declaration) -> {
              if (declaration instanceof Mapping(Map<String, Expression> fields)
                  && fields.get("AllowedValues") instanceof Sequence(List<Expression> values)
                  && values.contains(new Text("on"))) {
                parameters.put(name, "on");
              }
            });
    return Template.read(FILE, parameters, ADDRESSES);
  }

  /**
   * Its resources by logical id, those included that mean nothing on one machine.
   *
   * @param parameters values beside those without which there is no template
   */
  static Map<String, Section> resources(Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.putAll(parameters);
    Intrinsics intrinsics = new Intrinsics(new TemplateReferences(yaml(), all, ADDRESSES));
    return new Section("", yaml(), intrinsics).section("Resources").children();
  }
}
