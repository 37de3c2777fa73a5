package io.paykkaserverless.canaries;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.Surroundings;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The functions, each wired as it wires itself. */
enum Function {
  CREATE_PAYMENT("CreatePayment", "POST /payments"),
  CONFIRM_PAYMENT(
      "ConfirmPayment",
      "POST /payments/{id}/confirm",
      "POST /payments/{id}/apple-pay-session",
      "GET /payment-methods"),
  CONFIRM_PLAIN_CARD("ConfirmPlainCard", "POST /payments/{id}/confirm-card"),
  RETURN_FROM_3DS("ReturnFrom3ds", "GET /return/{state}", "POST /return/{state}"),
  RECEIVE_WEBHOOK("ReceiveWebhook", "POST /webhooks/paykka"),
  MANAGE_PAYMENT("ManagePayment"),
  DELIVER_NOTIFICATION("DeliverNotification"),
  RECONCILE_PAYMENTS("ReconcilePayments");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> routes;

  Function(String name, String... routes) {
    this.name = name;
    this.routes = List.of(routes);
  }

  /** Whose route it is: manage-payment has all that are nobody else's. */
  static Function of(String route) {
    return Arrays.stream(values())
        .filter(function -> function.routes.contains(route))
        .findFirst()
        .orElse(MANAGE_PAYMENT);
  }

  /** Its name as a folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its handler, in these surroundings. */
  RequestStreamHandler in(Surroundings surroundings) {
    try {
      Constructor<?> handler =
          Class.forName(inPackage(name + "Handler")).getDeclaredConstructor(wiring());
      handler.setAccessible(true);
      return (RequestStreamHandler) handler.newInstance(wired(surroundings));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " has no handler as the others have", e);
    }
  }

  /**
   * What its handler is made of. That is known in its own package alone, and ought to be, so
   * reflection opens the door.
   */
  Object wired(Surroundings surroundings) {
    try {
      Method in = wiring().getDeclaredMethod("in", Surroundings.class);
      in.setAccessible(true);
      return in.invoke(this, surroundings);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " is not wired as the others are", e);
    }
  }

  private Class<?> wiring() throws ClassNotFoundException {
    return Class.forName(inPackage("Wiring"));
  }

  private String inPackage(String type) {
    return "io.paykkaserverless." + name.toLowerCase(Locale.ROOT) + "." + type;
  }
}
