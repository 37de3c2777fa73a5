package io.paykkaserverless.bench.load;

import static io.paykkaserverless.bench.load.Callers.amount;

import io.paykkaserverless.bench.load.Callers.Opened;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.demo.HttpAnswer;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Deals with one payment after the other, each with several requests, until it is told to stop. */
final class Worker implements Runnable {

  private static final String APPROVES = "4242424242424242";
  private static final String DECLINES = "4000000000000002";
  private static final String WANTS_3DS = "4000000000003220";

  private static final long PRICE = 1250;
  private static final long REFUND = 400;
  private static final int COPIES = 4;

  private final String name;
  private final Callers callers;
  private final SandboxControl paykka;
  private final Dealings dealings;
  private final Trouble trouble;
  private final Random random;
  private final ExecutorService threads;
  private final BooleanSupplier goesOn;
  private final CountDownLatch warm;
  private final Deque<Errand> next = new ArrayDeque<>();
  private String agreement = "";
  private int count;

  /**
   * One worker.
   *
   * @param name no other worker's; its payments are named after it
   * @param threads for what it does twice at once
   * @param goesOn asked before each payment, once one of each errand was done
   * @param warm counted down then
   */
  Worker(
      String name,
      Callers callers,
      SandboxControl paykka,
      Dealings dealings,
      Trouble trouble,
      Random random,
      ExecutorService threads,
      BooleanSupplier goesOn,
      CountDownLatch warm) {
    this.name = name;
    this.callers = callers;
    this.paykka = paykka;
    this.dealings = dealings;
    this.trouble = trouble;
    this.random = random;
    this.threads = threads;
    this.goesOn = goesOn;
    this.warm = warm;
  }

  @Override
  public void run() {
    deal(Errand.AGREED);
    Errand.oneOfEach().forEach(this::deal);
    warm.countDown();
    while (goesOn.getAsBoolean()) {
      if (next.isEmpty()) {
        next.addAll(Errand.shuffledMix(random));
      }
      deal(next.removeFirst());
    }
  }

  private void deal(Errand errand) {
    try {
      dealings.end(dealWith(errand));
    } catch (RuntimeException e) {
      trouble.add(errand.title() + ": " + e.getMessage());
    }
  }

  /** Gives the payment's id. */
  private String dealWith(Errand errand) {
    return switch (errand) {
      case PAID -> confirmed(errand, APPROVES);
      case DECLINED -> confirmed(errand, DECLINES);
      case PASSED_3DS -> challenged(errand, "approve");
      case FAILED_3DS -> challenged(errand, "decline");
      case SECOND_CARD -> paidBySecondCard();
      case CONFIRMED_TWICE -> confirmedTwice();
      case REPEATED_WEBHOOKS -> paidWithRepeatedWebhooks();
      case REFUNDED -> capturedAndRefunded();
      case VOIDED -> voided();
      case CHARGED -> charged();
      case AGREED -> agreed();
    };
  }

  private String confirmed(Errand errand, String card) {
    Opened payment = open(errand);
    callers.confirm(payment, card);
    callers.look(payment);
    return payment.id();
  }

  private String challenged(Errand errand, String choice) {
    Opened payment = open(errand);
    HttpAnswer confirmed = callers.confirm(payment, WANTS_3DS);
    URI bank =
        confirmed
            .nextAction()
            .orElseThrow(() -> new WrongAnswer("no 3-D Secure: " + confirmed.text()));
    callers.look(payment);
    callers.comeBack(callers.tellTheBank(bank, choice));
    callers.look(payment);
    return payment.id();
  }

  private String paidBySecondCard() {
    Opened payment = open(Errand.SECOND_CARD);
    callers.confirm(payment, DECLINES);
    callers.look(payment);
    callers.confirm(payment, APPROVES);
    return payment.id();
  }

  private String confirmedTwice() {
    Opened payment = open(Errand.CONFIRMED_TWICE);
    try {
      List.of(1, 2).stream()
          .map(_ -> CompletableFuture.runAsync(() -> callers.confirm(payment, APPROVES), threads))
          .toList()
          .forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new WrongAnswer("one of two: " + e.getMessage(), e);
    }
    return payment.id();
  }

  private String paidWithRepeatedWebhooks() {
    Opened payment = open(Errand.REPEATED_WEBHOOKS);
    paykka.arm(
        ArmedFault.once(new Fault.DuplicateWebhook(COPIES)).forTransaction(payment.transId()));
    callers.confirm(payment, APPROVES);
    callers.look(payment);
    return payment.id();
  }

  private String capturedAndRefunded() {
    Opened payment = authorised(Errand.REFUNDED);
    callers.operate(payment, "capture", amount(PRICE));
    callers.view(payment.id());
    callers.operate(payment, "refunds", amount(REFUND));
    return payment.id();
  }

  private String voided() {
    Opened payment = authorised(Errand.VOIDED);
    callers.operate(payment, "void", new JsonWriter());
    return payment.id();
  }

  private Opened authorised(Errand errand) {
    Opened payment = opened(errand, amount(PRICE).put("capture_method", "MANUAL"));
    callers.confirm(payment, APPROVES);
    return payment;
  }

  private String charged() {
    String payment = callers.charge(agreement, name + "-" + count, amount(PRICE));
    count++;
    dealings.begin(payment, Errand.CHARGED);
    return payment;
  }

  private String agreed() {
    Opened payment =
        opened(
            Errand.AGREED,
            amount(PRICE).put("payment_type", "RECURRING").put("shopper_reference", name));
    callers.confirm(payment, APPROVES);
    agreement = Callers.text(callers.view(payment.id()), "agreement_id");
    return payment.id();
  }

  private Opened open(Errand errand) {
    return opened(errand, amount(PRICE));
  }

  private Opened opened(Errand errand, JsonWriter terms) {
    Opened payment = callers.open(name + "-" + count, terms);
    count++;
    dealings.begin(payment.id(), errand);
    return payment;
  }
}
