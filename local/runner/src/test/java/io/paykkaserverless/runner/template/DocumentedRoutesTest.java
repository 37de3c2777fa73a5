package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.Expression.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The routes that are deployed, against those that {@code docs/openapi.yaml} describes. */
final class DocumentedRoutesTest {

  @Test
  void everyRouteIsDescribedAndNothingElseIs() throws IOException {
    assertThat(described()).isEqualTo(deployed());
  }

  private static Set<String> deployed() {
    Set<String> routes = new TreeSet<>();
    OurTemplate.withEverythingOn()
        .routes()
        .forEach(route -> routes.add(route.method() + " " + route.path()));
    return routes;
  }

  private static Set<String> described() throws IOException {
    Mapping document = TemplateYaml.read(Files.readString(Path.of("../../docs/openapi.yaml")));
    Set<String> routes = new TreeSet<>();
    fields(document, "paths")
        .forEach(
            (path, operations) ->
                ((Mapping) operations)
                    .fields()
                    .keySet()
                    .forEach(
                        method -> {
                          if (!method.equals("parameters")) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path);
                          }
                        }));
    return routes;
  }

  private static Map<String, Expression> fields(Mapping mapping, String name) {
    return ((Mapping) mapping.fields().getOrDefault(name, Mapping.EMPTY)).fields();
  }
}
