package io.paykkaserverless.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** How a receiver is reached in one exchange, and how much of its answer is taken. */
sealed interface Route permits PaykkaRoute, MerchantRoute {

  /**
   * A connection that is not made yet.
   *
   * @throws AddressRefusedException where the receiver is not one to connect to
   */
  HttpURLConnection open(URI address) throws IOException;

  /** How long connecting may take, of {@code limit} for all of it. */
  Duration connectLimit(Duration limit);

  /** How many bytes of an answer's body are taken. */
  int answerBytesMax();

  /** Whether an answer whose body is longer or broken off is an answer by its status. */
  boolean takesCutAnswer();

  /** The exchange is over, or nobody waits for it any more; may be called more than once. */
  void hangUp();
}
