package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.FailingPaymentStore;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.OperationInquiry;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.ReconcilePayment;
import io.paykkaserverless.core.payment.TestBench;

/** The money operations of a {@link TestBench} once more, over a store that fails. */
final class OperationsWorld {

  final TestBench bench;
  final FailingPaymentStore store;
  final PaymentWriter writer;
  final OperatePayment operate;
  final ViewOperation viewOperation;
  final ReconcilePayment reconcile;

  OperationsWorld(TestBench bench) {
    this(bench, bench.transitions, bench.paykka, bench.operations);
  }

  /** The same, with somebody who listens between us and PayKKa. */
  OperationsWorld(
      TestBench bench,
      PaymentTransitions transitions,
      PaykkaGateway gateway,
      PaykkaOperations operations) {
    this.bench = bench;
    store = new FailingPaymentStore(bench.store);
    writer =
        new PaymentWriter(
            store,
            bench.archiving,
            new CredentialLedger(bench.storedCards, bench.agreements),
            transitions,
            bench.queue,
            bench.signals);
    Inquiry inquiry = new Inquiry(gateway, writer, bench.signals, bench.clock);
    OperationInquiry operationInquiry =
        new OperationInquiry(operations, inquiry, writer, bench.signals, bench.clock);
    operate =
        new OperatePayment(
            store,
            bench.archiving,
            writer,
            operations,
            operationInquiry,
            OperationTimes.DEFAULT,
            bench.signals,
            bench.clock);
    viewOperation =
        new ViewOperation(store, bench.archiving, operationInquiry, OperationTimes.DEFAULT);
    reconcile = new ReconcilePayment(store, writer, inquiry, operationInquiry, bench.clock);
  }
}
