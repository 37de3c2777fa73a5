package io.paykkaserverless.runner.replay;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.runner.operator.OperatorOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code replay} was asked for.
 *
 * @param selection which messages
 * @param endpoint to this one alone; to each of those they went to where there is none
 * @param includeDelivered also those that were accepted; a message named by its id always is
 * @param dryRun whether nothing is to be changed
 * @param rate how many per second
 * @param system which system is asked
 */
public record ReplayOptions(
    Selection selection,
    Optional<EndpointName> endpoint,
    boolean includeDelivered,
    boolean dryRun,
    int rate,
    OperatorOptions system) {

  /** As often as is kind to a server that has just come back. */
  public static final int RATE_DEFAULT = 5;

  /** Half of what our API lets through for everybody together. */
  public static final int RATE_MAX = 50;

  /** Which messages. */
  public sealed interface Selection {

    /** Those with these ids. */
    record Named(List<NotificationId> notifications) implements Selection {}

    /** Those of a payment or an agreement. */
    record OfOwner(OutboxOwner owner) implements Selection {}

    /**
     * Those that were made in a stretch of time.
     *
     * @param from at this moment or later; a week ago where there is none
     * @param to before this moment; now where there is none
     */
    record MadeBetween(Optional<Instant> from, Optional<Instant> to) implements Selection {}
  }

  /** The same for others. */
  ReplayOptions withSelection(Selection other) {
    return new ReplayOptions(other, endpoint, includeDelivered, dryRun, rate, system);
  }

  /** What to type for this, for whoever wants to go on. */
  String commandLine() {
    StringBuilder line = new StringBuilder("./paykka replay");
    switch (selection) {
      case Selection.Named(var ids) ->
          ids.forEach(id -> line.append(" --notification ").append(id));
      case Selection.OfOwner(var owner) -> line.append(" --payment ").append(owner.text());
      case Selection.MadeBetween(var from, var to) -> {
        from.ifPresent(moment -> line.append(" --from ").append(moment));
        to.ifPresent(moment -> line.append(" --to ").append(moment));
      }
    }
    endpoint.ifPresent(name -> line.append(" --endpoint ").append(name));
    line.append(includeDelivered ? " --include-delivered" : "");
    line.append(dryRun ? " --dry-run" : "");
    line.append(rate == RATE_DEFAULT ? "" : " --rate " + rate);
    system.baseUrl().ifPresent(url -> line.append(" --base-url ").append(url));
    system.apiKeyFile().ifPresent(file -> line.append(" --api-key-file ").append(file));
    return line.toString();
  }
}
