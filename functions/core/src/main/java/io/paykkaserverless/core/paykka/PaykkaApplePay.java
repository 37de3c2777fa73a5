package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.payment.Failure;
import java.time.Duration;
import java.util.Optional;

/** Port: PayKKa vouches to Apple for the shop's page. Does not throw for anything PayKKa does. */
public interface PaykkaApplePay {

  /**
   * Opens a session (<em>Create Apple Pay session</em>). Charges nothing.
   *
   * @param domain the page's host, without scheme and port
   * @param displayName what Apple shows, up to 75 characters; PayKKa's default where it is left out
   */
  SessionOutcome openSession(String domain, Optional<String> displayName, Duration limit);

  /** What came of asking. */
  sealed interface SessionOutcome {

    /**
     * The page hands this to {@code completeMerchantValidation}.
     *
     * @param json an object, as Apple made it
     */
    record Opened(String json) implements SessionOutcome {}

    /** PayKKa refused: the domain or the account is not set up for Apple Pay. */
    record Refused(Failure failure) implements SessionOutcome {}

    /** No answer that can be read or believed. Asking again is safe. */
    record Unavailable(String cause) implements SessionOutcome {}
  }
}
