package io.paykkaserverless.bench.load;

import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.runner.merchant.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came into the merchant's inbox. For use by several threads. */
final class Received {

  private final Map<String, List<String>> typesById = new HashMap<>();
  private long doubtful;

  synchronized void take(ReceivedNotification notification) {
    switch (notification.verification()) {
      case Verification.Genuine(String id, var _) ->
          typesById
              .computeIfAbsent(id, _ -> new ArrayList<>())
              .add(notification.message().map(message -> message.type()).orElse(""));
      case Verification.Doubtful _ -> doubtful++;
    }
  }

  /** Whether the message came, and was genuine each time. */
  synchronized boolean has(String id, String type) {
    return typesById.getOrDefault(id, List.of()).contains(type);
  }

  /** How many came, repeats left out. */
  synchronized long messages() {
    return typesById.size();
  }

  /** How many came that had come before. */
  synchronized long repeats() {
    return typesById.values().stream().mapToLong(types -> types.size() - 1L).sum();
  }

  /** How many nobody could have believed. */
  synchronized long doubtful() {
    return doubtful;
  }
}
