package io.paykkaserverless.core.notification;

/** Names what becomes of one message at one endpoint. */
public record DeliveryId(NotificationId notification, EndpointName endpoint) {

  @Override
  public String toString() {
    return notification + " to " + endpoint;
  }
}
