package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.signature.PlatformSigner;
import io.paykkaserverless.sandbox.signature.SignedMessage;
import io.paykkaserverless.sandbox.timing.Timers;
import io.paykkaserverless.sandbox.transaction.Report;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Reports results to the merchant until they are accepted, at least once, in no certain order. */
public final class Webhooks implements AutoCloseable {

  private final String appId;
  private final WebhookSettings settings;
  private final FaultBook faults;
  private final PlatformSigner signer;
  private final Timers timers;
  private final InstantSource clock;
  private final WebhookSender sender;
  private final DeliveryLog log = new DeliveryLog();
  private final AtomicLong messages = new AtomicLong();
  private final HoldingPen pen = new HoldingPen();

  /**
   * Starts with nothing to report.
   *
   * @param appId names the merchant in the headers
   */
  public Webhooks(
      String appId,
      WebhookSettings settings,
      FaultBook faults,
      PlatformSigner signer,
      Timers timers,
      InstantSource clock) {
    this.appId = appId;
    this.settings = settings;
    this.faults = faults;
    this.signer = signer;
    this.timers = timers;
    this.clock = clock;
    this.sender = new WebhookSender(settings);
  }

  /** Tells the merchant, unless nobody wants to know. */
  public void report(Report report) {
    report
        .notifyUrl()
        .map(url -> new WebhookMessage(messages.incrementAndGet(), report, url))
        .ifPresent(
            message ->
                dispatch(new Parcel(message, new WebhookPlan(faults.onWebhook(report.subject())))));
  }

  /** From now on nothing is sent. */
  public void hold() {
    pen.hold();
  }

  /** Sends what was held, one after the other, and everything else from now on. */
  public void release(boolean newestFirst) {
    List<Parcel> held = pen.release();
    List<Parcel> inOrder = newestFirst ? held.reversed() : held;
    timers.after(Duration.ZERO, () -> inOrder.forEach(this::send));
  }

  /** How many messages are being held. */
  public int heldCount() {
    return pen.heldCount();
  }

  public DeliveryLog log() {
    return log;
  }

  private void dispatch(Parcel parcel) {
    WebhookPlan plan = parcel.plan();
    if (plan.isLost()) {
      log(parcel, 0, new WebhookSender.Verdict(0, DeliveryLog.Outcome.LOST));
      return;
    }
    if (pen.keepIfHolding(parcel)) {
      return;
    }
    Duration delay = settings.firstAfter().plus(plan.delay());
    if (plan.behindNextAtMost().isPresent() && pen.keepBehindNext(parcel)) {
      timers.after(
          delay.plus(plan.behindNextAtMost().get()),
          () -> {
            if (pen.take(parcel)) {
              send(parcel);
            }
          });
      return;
    }
    timers.after(delay, () -> send(parcel));
  }

  private void send(Parcel parcel) {
    for (int extra = 1; extra < parcel.plan().copies(); extra++) {
      timers.after(Duration.ZERO, () -> attempt(parcel, 1));
    }
    attempt(parcel, 1);
    pen.takeBehind(parcel.transId()).ifPresent(this::send);
  }

  private void attempt(Parcel parcel, int number) {
    WebhookPlan plan = parcel.plan();
    URI url = parcel.message().url();
    byte[] body = plan.body(parcel.message(), number);
    Map<String, String> headers =
        parcel.message().isSigned() ? headers(plan, number, url, body) : Map.of();
    WebhookSender.Verdict verdict = sender.send(url, headers, body);
    log(parcel, number, verdict);
    if (verdict.outcome() != DeliveryLog.Outcome.ACCEPTED) {
      settings
          .retries()
          .waitAfter(number)
          .ifPresent(wait -> timers.after(wait, () -> attempt(parcel, number + 1)));
    }
  }

  private Map<String, String> headers(WebhookPlan plan, int attempt, URI url, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-paykka-appid", appId);
    headers.put("x-paykka-sign-alg", SignedMessage.ALGORITHM);
    headers.putAll(
        plan.isForged(attempt)
            ? signer.forgedHeaders("POST", pathOf(url), body)
            : signer.agedHeaders("POST", pathOf(url), body, plan.age(attempt)));
    return headers;
  }

  /** As the merchant's server will see it in the request line. */
  private static String pathOf(URI url) {
    return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
  }

  private void log(Parcel parcel, int attempt, WebhookSender.Verdict verdict) {
    log.add(
        new DeliveryLog.Entry(
            clock.instant(),
            parcel.subject(),
            parcel.message().number(),
            parcel.message().report().type(),
            attempt,
            verdict.httpStatus(),
            verdict.outcome(),
            parcel.plan().faults()));
  }

  @Override
  public void close() {
    sender.close();
  }
}
