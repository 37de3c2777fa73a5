package io.paykkaserverless.sandbox;

import io.paykkaserverless.sandbox.api.MerchantApi;
import io.paykkaserverless.sandbox.api.Operation;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import io.paykkaserverless.sandbox.api.RequestLog;
import io.paykkaserverless.sandbox.card.SandboxCardEncryption;
import io.paykkaserverless.sandbox.challenge.ChallengePage;
import io.paykkaserverless.sandbox.component.CardComponent;
import io.paykkaserverless.sandbox.component.OriginWhitelist;
import io.paykkaserverless.sandbox.component.WalletSheet;
import io.paykkaserverless.sandbox.control.ControlApi;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.http.LoopbackServer;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.page.StaticPages;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.signature.PlatformSigner;
import io.paykkaserverless.sandbox.timing.Timers;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Disputes;
import io.paykkaserverless.sandbox.vault.Vault;
import io.paykkaserverless.sandbox.wallet.WalletTokens;
import io.paykkaserverless.sandbox.webhook.Webhooks;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PayKKa on this machine: strict where PayKKa is strict, and faulty when asked to be. Everything
 * it knows is in memory and gone when it is closed.
 */
public final class PaykkaSandbox implements AutoCloseable {

  private final SandboxSettings settings;
  private final LoopbackServer server;
  private final Timers timers;
  private final Webhooks webhooks;
  private final SandboxControl control;
  private final MerchantApi api;

  private PaykkaSandbox(
      SandboxSettings settings,
      LoopbackServer server,
      MerchantApi api,
      Timers timers,
      Webhooks webhooks,
      SandboxControl control) {
    this.settings = settings;
    this.server = server;
    this.api = api;
    this.timers = timers;
    this.webhooks = webhooks;
    this.control = control;
  }

  /**
   * Starts one; it answers when this returns.
   *
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public static PaykkaSandbox start(SandboxSettings settings) {
    LoopbackServer server = LoopbackServer.open(settings.port());
    Timers timers = new Timers();
    FaultBook faults = new FaultBook();
    PaykkaNumbers numbers = new PaykkaNumbers(settings.ids());
    PlatformSigner signer =
        new PlatformSigner(
            settings.keys().platform().getPrivate(),
            settings.keys().cards().getPrivate(),
            settings.clock(),
            numbers);
    Webhooks webhooks =
        new Webhooks(
            settings.merchant().appId(),
            settings.webhooks(),
            faults,
            signer,
            timers,
            settings.clock());
    Vault vault = new Vault();
    Acquirer acquirer =
        new Acquirer(
            numbers,
            settings.clock(),
            timers,
            server.baseUrl(),
            settings.challenge().lifetime(),
            vault,
            webhooks::report);
    RequestLog log = new RequestLog();
    ReceivedFields received = new ReceivedFields();
    MerchantApi api =
        new MerchantApi(
            settings.merchant(), acquirer, faults, log, received, signer, settings.clock());
    List<Operation> operations = new Operations(settings, numbers).all(acquirer, vault, faults);
    SandboxControl control =
        new SandboxControl(
            faults,
            acquirer,
            new Disputes(acquirer, numbers, settings.clock(), webhooks::report),
            webhooks,
            log,
            received);
    server.serve(
        new Router(
            Stream.of(
                    api.routes(operations),
                    new ChallengePage(acquirer, settings.challenge()).routes(),
                    component(settings).routes(),
                    walletSheet(settings).routes(),
                    new ControlApi(control, names(operations)).routes(),
                    StaticPages.routes(settings.testCards()))
                .flatMap(List::stream)
                .toList()));
    return new PaykkaSandbox(settings, server, api, timers, webhooks, control);
  }

  private static CardComponent component(SandboxSettings settings) {
    return new CardComponent(
        settings.merchant().merchantId(),
        settings.keys().client(),
        new OriginWhitelist(settings.shopOrigins()),
        settings.keys().cards().getPublic(),
        settings.clock());
  }

  private static WalletSheet walletSheet(SandboxSettings settings) {
    return new WalletSheet(
        settings.testCards(), settings.walletTokens(), new OriginWhitelist(settings.shopOrigins()));
  }

  private static Set<String> names(List<Operation> operations) {
    return operations.stream().map(Operation::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Where it is reached, for example {@code http://127.0.0.1:40123}; no slash at the end. */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** Verifies its replies and webhooks. */
  public PublicKey platformPublicKey() {
    return settings.keys().platform().getPublic();
  }

  /**
   * Replaces the merchant's public key, as is done in PayKKa's back office. Whether PayKKa keeps
   * the one before is not known; this one does not, which is harder for the merchant.
   */
  public void uploadMerchantKey(PublicKey key) {
    api.believe(key);
  }

  /** What the merchant's pages hand to the card component. */
  public String clientKey() {
    return settings.keys().client();
  }

  /** Encrypts cards as the component does, for shoppers that are programs. */
  public SandboxCardEncryption cardEncryption() {
    return new SandboxCardEncryption(settings.keys().cards().getPublic(), settings.clock());
  }

  /** Makes wallet tokens as the wallets' sheets do, for shoppers that are programs. */
  public WalletTokens walletTokens() {
    return settings.walletTokens();
  }

  /** Steers it and looks inside. */
  public SandboxControl control() {
    return control;
  }

  /** Stops at once; nothing more is answered or sent. */
  @Override
  public void close() {
    timers.close();
    webhooks.close();
    server.close();
  }
}
