package io.paykkaserverless.core.card;

import io.paykkaserverless.core.order.Details;
import java.util.Optional;

/**
 * What 3-D Secure and fraud detection want to know of the shopper's browser. Sent to PayKKa with
 * the attempt and not kept.
 *
 * @param ipAddress where the shopper's own request came from; nothing where the merchant's server
 *     asked for them
 * @param fields PayKKa's {@code browser}; what nobody said stays out
 */
public record ShopperDevice(Optional<String> ipAddress, Details<DeviceField> fields) {

  /** Nobody sits in front of it: a charge that the merchant initiates. */
  public static final ShopperDevice NONE = new ShopperDevice(Optional.empty(), Details.none());
}
