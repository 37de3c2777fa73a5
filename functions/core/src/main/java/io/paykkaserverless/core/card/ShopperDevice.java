package io.paykkaserverless.core.card;

import java.util.Optional;

/**
 * What 3-D Secure and fraud detection want to know of the shopper's browser. Sent to PayKKa with
 * the attempt and not kept. Field for field PayKKa's {@code browser} object; what the browser did
 * not say stays empty.
 *
 * @param ipAddress where the shopper's request came from
 * @param userAgent the {@code User-Agent} header
 * @param language BCP 47, for example {@code en-US}
 * @param colorDepth bits per pixel as text, for example {@code 24}
 * @param timezoneOffset for example {@code +01:00}
 * @param screenHeight pixels as text
 * @param screenWidth pixels as text
 * @param javaEnabled EMV 3-D Secure's {@code browserJavaEnabled}
 */
public record ShopperDevice(
    Optional<String> ipAddress,
    Optional<String> userAgent,
    Optional<String> language,
    Optional<String> colorDepth,
    Optional<String> timezoneOffset,
    Optional<String> screenHeight,
    Optional<String> screenWidth,
    Optional<Boolean> javaEnabled) {}
