package io.paykkaserverless.fuzz;

import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundQueryOutcome;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.paykka.PaykkaConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What we ask PayKKa for, and what our client makes of the answer. */
enum PaykkaCall {
  INITIATE {
    @Override
    Heard ask(PaykkaConnection paykka) {
      Payment payment = Payments.created();
      Initiation initiation =
          new Initiation(
              Payments.FIRST,
              payment.terms(),
              payment.details(),
              TestBench.encryptedCard(),
              ShopperDevice.NONE,
              Optional.of(URI.create("https://pay.shop.example/return/token")),
              NOTIFY_URL);
      return switch (paykka.gateway().initiate(initiation, AMPLE)) {
        case InitiationOutcome.Reported(var report) -> Heard.status(report.status().name());
        case InitiationOutcome.Refused _ -> Heard.NO;
        case InitiationOutcome.Unknown _ -> Heard.NOTHING;
      };
    }
  },
  QUERY {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return switch (paykka.gateway().query(Payments.FIRST, AMPLE)) {
        case QueryOutcome.Reported(var report) -> Heard.status(report.status().name());
        case QueryOutcome.NoSuchTransaction _ -> Heard.NO;
        case QueryOutcome.Unavailable _ -> Heard.NOTHING;
      };
    }
  },
  CAPTURE {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return heard(paykka.operations().capture(Payments.ORDER_ID, Payments.AMOUNT, AMPLE));
    }
  },
  VOID {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return heard(paykka.operations().voidRest(Payments.ORDER_ID, Optional.empty(), AMPLE));
    }
  },
  REFUND {
    @Override
    Heard ask(PaykkaConnection paykka) {
      RefundOrder order =
          new RefundOrder(
              REFUND_ID, Payments.ORDER_ID, Payments.AMOUNT, Optional.empty(), NOTIFY_URL);
      return switch (paykka.operations().refund(order, AMPLE)) {
        case RefundOutcome.Reported(var report) -> Heard.status(report.status().name());
        case RefundOutcome.Refused _ -> Heard.NO;
        case RefundOutcome.Unknown _ -> Heard.NOTHING;
      };
    }
  },
  REFUND_QUERY {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return switch (paykka.operations().queryRefund(REFUND_ID, AMPLE)) {
        case RefundQueryOutcome.Reported(var report) -> Heard.status(report.status().name());
        case RefundQueryOutcome.NoSuchRefund _ -> Heard.NO;
        case RefundQueryOutcome.Unavailable _ -> Heard.NOTHING;
      };
    }
  },
  TOKEN_REMOVE {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return heard(paykka.credentials().remove(Payments.TOKEN, Payments.SHOPPER, AMPLE));
    }
  },
  RECURRING_CANCEL {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return heard(paykka.credentials().cancel(Payments.PAYKKA_AGREEMENT, AMPLE));
    }
  },
  APPLE_PAY_SESSION {
    @Override
    Heard ask(PaykkaConnection paykka) {
      return switch (paykka.applePay().openSession("shop.example", Optional.empty(), AMPLE)) {
        case SessionOutcome.Opened _ -> Heard.DONE;
        case SessionOutcome.Refused _ -> Heard.NO;
        case SessionOutcome.Unavailable _ -> Heard.NOTHING;
      };
    }
  };

  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final URI NOTIFY_URL = URI.create("https://pay.shop.example/webhooks/paykka");
  private static final OperationId REFUND_ID =
      new OperationId(Payments.ID, OperationKind.REFUND, 1);

  /** Asks for it, once. */
  abstract Heard ask(PaykkaConnection paykka);

  /** What our client took an answer for. */
  sealed interface Heard {

    Heard DONE = new Done();
    Heard NO = new No();
    Heard NOTHING = new Nothing();

    /** PayKKa described what became of it, in this word. */
    record Status(String word) implements Heard {}

    /** PayKKa did it, or takes care of it. */
    record Done() implements Heard {}

    /** PayKKa did not do it. */
    record No() implements Heard {}

    /** Nobody knows. */
    record Nothing() implements Heard {}

    static Heard status(String word) {
      return new Status(word);
    }
  }

  private static Heard heard(OperationOutcome outcome) {
    return switch (outcome) {
      case OperationOutcome.Accepted _ -> Heard.DONE;
      case OperationOutcome.Refused _ -> Heard.NO;
      case OperationOutcome.Unknown _ -> Heard.NOTHING;
    };
  }

  private static Heard heard(EndingOutcome outcome) {
    return switch (outcome) {
      case EndingOutcome.Ended _ -> Heard.DONE;
      case EndingOutcome.Refused _ -> Heard.NO;
      case EndingOutcome.Unavailable _ -> Heard.NOTHING;
    };
  }
}
