package io.paykkaserverless.core.payment;

class InMemoryPaymentArchiveTest extends PaymentArchiveContract {

  private final PaymentArchive archive = new InMemoryPaymentArchive();

  @Override
  protected PaymentArchive archive() {
    return archive;
  }
}
