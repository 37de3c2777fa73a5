package io.paykkaserverless.aws;

import io.paykkaserverless.aws.configuration.Environment;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.dynamodb.DynamoAgreementStore;
import io.paykkaserverless.aws.dynamodb.DynamoAttemptCounters;
import io.paykkaserverless.aws.dynamodb.DynamoDeliveryStore;
import io.paykkaserverless.aws.dynamodb.DynamoDueIndex;
import io.paykkaserverless.aws.dynamodb.DynamoEndpointHealthStore;
import io.paykkaserverless.aws.dynamodb.DynamoParkedEventStore;
import io.paykkaserverless.aws.dynamodb.DynamoPaymentArchive;
import io.paykkaserverless.aws.dynamodb.DynamoPaymentStore;
import io.paykkaserverless.aws.dynamodb.DynamoStoredCardStore;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.RequestLimits;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.sqs.SqsDeliveryQueue;
import io.paykkaserverless.aws.sqs.SqsMessageVisibility;
import io.paykkaserverless.aws.sqs.SqsNotificationQueue;
import io.paykkaserverless.aws.telemetry.EmbeddedMetricSignals;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.AgreementWriter;
import io.paykkaserverless.core.guard.AttemptCounters;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.parked.ParkedEventStore;
import io.paykkaserverless.core.paykka.PaykkaAccount;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import io.paykkaserverless.http.HttpTransport;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the functions are wired from: each method makes one adapter out of the environment. A
 * function asks for what it uses and names the variables that takes, so that it neither holds nor
 * is given more. Those that read secrets have {@link SecretAdapters} too.
 */
public final class Adapters {

  private static final List<Variable<?>> OF_EVERY_FUNCTION =
      List.of(Variables.AWS_REGION, Variables.METRICS_NAMESPACE, Variables.SERVICE_NAME);

  private final Environment environment;
  private final AwsClients clients;
  private final InstantSource clock = InstantSource.system();
  private final Surroundings surroundings;
  private final InvocationLog log;
  private final Signals signals;

  private Adapters(Environment environment, Surroundings surroundings) {
    this.environment = environment;
    this.surroundings = surroundings;
    String region = environment.get(Variables.AWS_REGION);
    switch (surroundings) {
      case Surroundings.Real _ -> {
        this.clients = new AwsClients(region);
        this.log = new JsonInvocationLog(surroundings.variables());
        this.signals =
            new EmbeddedMetricSignals(
                environment.get(Variables.METRICS_NAMESPACE),
                environment.get(Variables.SERVICE_NAME),
                clock);
      }
      case Surroundings.Staged staged -> {
        this.clients = new AwsClients(region, staged.connections(), staged.timeouts());
        this.log = staged.log();
        this.signals = staged.signals();
      }
    }
  }

  /**
   * Reads {@code needed} and what every function needs.
   *
   * @throws io.paykkaserverless.aws.configuration.ConfigurationException naming each variable that
   *     is missing or wrong
   */
  public static Adapters of(Surroundings surroundings, Variable<?>... needed) {
    List<Variable<?>> all = new ArrayList<>(OF_EVERY_FUNCTION);
    all.addAll(List.of(needed));
    return new Adapters(
        Environment.read(surroundings.variables(), all.toArray(new Variable<?>[0])), surroundings);
  }

  /** The value of one of the variables that were needed. */
  public <T> T get(Variable<T> variable) {
    return environment.get(variable);
  }

  public InstantSource clock() {
    return clock;
  }

  public IdSource ids() {
    return new SecureRandomIdSource();
  }

  public Signals signals() {
    return signals;
  }

  /** For a function that neither HTTP nor a queue invokes. */
  public InvocationLog log() {
    return log;
  }

  public HttpEdge edge() {
    return new HttpEdge(log);
  }

  /** An edge with other limits than the usual ones. */
  public HttpEdge edge(RequestLimits limits) {
    return new HttpEdge(log, limits);
  }

  /** Needs NOTIFICATION_QUEUE_URL and NOTIFICATION_RETRY_QUEUE_URL. */
  public SqsBatch batch() {
    return new SqsBatch(
        log,
        new SqsMessageVisibility(
            clients.sqs(),
            List.of(
                url(Variables.NOTIFICATION_QUEUE_URL),
                url(Variables.NOTIFICATION_RETRY_QUEUE_URL))));
  }

  /** Needs PAYMENTS_TABLE and RETENTION_DAYS. */
  public PaymentStore store() {
    return new DynamoPaymentStore(
        clients.dynamoDb(), get(Variables.PAYMENTS_TABLE), get(Variables.RETENTION_DAYS));
  }

  /** Needs PAYMENTS_TABLE and RETENTION_DAYS. */
  public Archiving archiving() {
    return new Archiving(
        new DynamoPaymentArchive(
            clients.dynamoDb(), get(Variables.PAYMENTS_TABLE), get(Variables.RETENTION_DAYS)));
  }

  /** Needs PAYMENTS_TABLE and RETENTION_DAYS. */
  public AgreementStore agreements() {
    return new DynamoAgreementStore(
        clients.dynamoDb(), get(Variables.PAYMENTS_TABLE), get(Variables.RETENTION_DAYS), clock);
  }

  /** Needs PAYMENTS_TABLE and RETENTION_DAYS. */
  public StoredCardStore storedCards() {
    return new DynamoStoredCardStore(
        clients.dynamoDb(), get(Variables.PAYMENTS_TABLE), get(Variables.RETENTION_DAYS), clock);
  }

  /** Needs PAYMENTS_TABLE. */
  public AttemptCounters attemptCounters() {
    return new DynamoAttemptCounters(clients.dynamoDb(), get(Variables.PAYMENTS_TABLE));
  }

  /** Needs PAYMENTS_TABLE. */
  public ParkedEventStore parkedEvents() {
    return new DynamoParkedEventStore(clients.dynamoDb(), get(Variables.PAYMENTS_TABLE));
  }

  /** Needs PAYMENTS_TABLE and RETENTION_DAYS. */
  public DeliveryStore deliveries() {
    return new DynamoDeliveryStore(
        clients.dynamoDb(), get(Variables.PAYMENTS_TABLE), get(Variables.RETENTION_DAYS), clock);
  }

  /** Needs PAYMENTS_TABLE. */
  public EndpointHealthStore endpointHealth() {
    return new DynamoEndpointHealthStore(clients.dynamoDb(), get(Variables.PAYMENTS_TABLE));
  }

  /** Needs NOTIFICATION_QUEUE_URL. */
  public NotificationQueue notificationQueue() {
    return new SqsNotificationQueue(clients.sqs(), url(Variables.NOTIFICATION_QUEUE_URL));
  }

  /** Needs NOTIFICATION_QUEUE_URL and NOTIFICATION_RETRY_QUEUE_URL. */
  public DeliveryQueue deliveryQueue() {
    return new SqsDeliveryQueue(
        clients.sqs(),
        url(Variables.NOTIFICATION_QUEUE_URL),
        url(Variables.NOTIFICATION_RETRY_QUEUE_URL));
  }

  /** Needs PAYMENTS_TABLE. */
  public DueIndex dueIndex() {
    return new DynamoDueIndex(clients.dynamoDb(), get(Variables.PAYMENTS_TABLE));
  }

  /** Needs PAYKKA_MERCHANT_ID, NOTIFICATION_QUEUE_URL, PAYMENTS_TABLE and RETENTION_DAYS. */
  public PaymentWriter writer(PaymentStore store) {
    PaymentTransitions transitions =
        new PaymentTransitions(
            get(Variables.PAYKKA_MERCHANT_ID), new JsonNotificationFormat(), clock, ids());
    CredentialLedger credentials = new CredentialLedger(storedCards(), agreements());
    return new PaymentWriter(
        store, archiving(), credentials, transitions, notificationQueue(), signals);
  }

  /** Needs NOTIFICATION_QUEUE_URL. */
  public AgreementWriter writer(AgreementStore store) {
    return new AgreementWriter(
        store, new JsonNotificationFormat(), notificationQueue(), signals, clock);
  }

  public ClientTokens clientTokens(Rotating<List<HmacKey>> tokenKeys) {
    return new ClientTokens(tokenKeys, clock);
  }

  public ReturnTokens returnTokens(Rotating<List<HmacKey>> tokenKeys) {
    return new ReturnTokens(tokenKeys, clock);
  }

  /** The way to PayKKa. */
  public HttpTransport transport() {
    return surroundings.transport();
  }

  /** The way to merchants' servers. */
  public HttpTransport transportToMerchants() {
    return surroundings.transportToMerchants(get(Variables.ALLOW_INSECURE_LOOPBACK));
  }

  /** Needs the variables that begin with PAYKKA_, but for the signing key's. */
  public PaykkaAccount paykkaAccount() {
    return new PaykkaAccount(
        get(Variables.PAYKKA_MERCHANT_ID),
        get(Variables.PAYKKA_APP_ID),
        get(Variables.PAYKKA_API_URL),
        get(Variables.PAYKKA_PUBLIC_KEYS),
        get(Variables.PAYKKA_RESPONSE_SIGNATURE),
        get(Variables.ALLOW_INSECURE_LOOPBACK));
  }

  /** For what is wired apart from here. */
  AwsClients clients() {
    return clients;
  }

  private String url(Variable<URI> queue) {
    return get(queue).toString();
  }
}
