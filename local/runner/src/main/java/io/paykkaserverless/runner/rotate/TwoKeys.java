package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.keys.Unusable;
import java.util.Optional;

/**
 * A key that signs first, and perhaps another beside it. Prints none.
 *
 * @param current signs first
 */
record TwoKeys(String current, Optional<Other> other) {

  /** The key that does not sign first. */
  sealed interface Other {

    String key();

    /** It is to sign first, and never has. */
    record Next(String key) implements Other {
      @Override
      public String toString() {
        return "[next key]";
      }
    }

    /** It has signed first. */
    record Previous(String key) implements Other {
      @Override
      public String toString() {
        return "[previous key]";
      }
    }
  }

  /** The same with a key that will sign, in place of one that did. */
  TwoKeys with(String fresh) {
    return new TwoKeys(current, Optional.of(new Other.Next(fresh)));
  }

  /** The same, but the next key signs. */
  TwoKeys activated() {
    return switch (wanted("there is no next key: begin without --activate")) {
      case Other.Next(String key) -> new TwoKeys(key, Optional.of(new Other.Previous(current)));
      case Other.Previous _ ->
          throw new Unusable("the new key signs already; --back goes back to the one before");
    };
  }

  /** The same without the next key; or the previous key signs again. */
  TwoKeys back() {
    return switch (wanted("there is one key alone, so there is nothing to go back to")) {
      case Other.Next _ -> new TwoKeys(current, Optional.empty());
      case Other.Previous(String key) -> new TwoKeys(key, Optional.of(new Other.Previous(current)));
    };
  }

  /** The same without the previous key. */
  TwoKeys ended() {
    return switch (wanted("there is no previous key")) {
      case Other.Next _ ->
          throw new Unusable(
              "the new key has not begun to sign first: --activate lets it, --back takes it away");
      case Other.Previous _ -> new TwoKeys(current, Optional.empty());
    };
  }

  private Other wanted(String otherwise) {
    return other.orElseThrow(() -> new Unusable(otherwise));
  }

  @Override
  public String toString() {
    return "[a key" + other.map(it -> " and " + it).orElse("") + "]";
  }
}
