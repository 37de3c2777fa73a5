package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.keys.Unusable;
import java.util.Optional;

/** {@link TwoKeys} as members of a JSON object: current, and next or previous. */
final class KeyMembers {

  private static final String CURRENT = "current";
  private static final String NEXT = "next";
  private static final String PREVIOUS = "previous";

  private KeyMembers() {}

  /** Out of an object that functions have accepted. */
  static TwoKeys read(JsonObject json) {
    Optional<String> next = json.text(NEXT);
    Optional<String> previous = json.text(PREVIOUS);
    if (next.isPresent() && previous.isPresent()) {
      throw new Unusable(
          "the secret has a next and a previous key: take one of them out by hand; nothing was"
              + " changed");
    }
    return new TwoKeys(
        json.text(CURRENT).orElseThrow(),
        next.<TwoKeys.Other>map(TwoKeys.Other.Next::new)
            .or(() -> previous.map(TwoKeys.Other.Previous::new)));
  }

  static String write(TwoKeys keys) {
    JsonWriter json = new JsonWriter().put(CURRENT, keys.current());
    keys.other()
        .ifPresent(
            other -> {
              switch (other) {
                case TwoKeys.Other.Next(String key) -> json.put(NEXT, key);
                case TwoKeys.Other.Previous(String key) -> json.put(PREVIOUS, key);
              }
            });
    return json.toString();
  }
}
