package io.paykkaserverless.sandbox.support;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.SandboxSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** A test with a sandbox, a merchant and a shop, all closed when it is over. */
public abstract class SandboxTest {

  protected final TestClock clock = new TestClock();
  protected final TestShop shop = new TestShop();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  protected SandboxSettings settings() {
    return TestMerchant.settings(clock);
  }

  protected PaykkaSandbox start(SandboxSettings settings) {
    PaykkaSandbox sandbox = PaykkaSandbox.start(settings);
    opened.push(sandbox);
    return sandbox;
  }

  protected TestMerchant merchantOf(PaykkaSandbox sandbox) {
    TestMerchant merchant = new TestMerchant(sandbox, clock);
    opened.push(merchant);
    return merchant;
  }

  @AfterEach
  void closeEverything() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    shop.close();
  }
}
