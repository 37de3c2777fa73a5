package io.paykkaserverless.runner.merchant;

import java.util.LinkedHashMap;
import java.util.Optional;

/** Remembers the last so many things, and forgets the oldest. Not for use by several threads. */
final class Recent<K, V> {

  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();
  private final int sizeMax;

  Recent(int sizeMax) {
    this.sizeMax = sizeMax;
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  void put(K key, V value) {
    entries.put(key, value);
    if (entries.size() > sizeMax) {
      entries.pollFirstEntry();
    }
  }
}
