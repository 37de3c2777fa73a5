package io.paykkaserverless.sandbox.api;

import java.util.Map;

/**
 * The rules about what a merchant tells of goods, people and browsers. PayKKa publishes few of
 * them: here a known field must be of its kind and not too long, an unknown one is no matter.
 */
final class DetailRules {

  private static final Map<String, Integer> GOODS =
      Map.of(
          "id", 64,
          "name", 200,
          "description", 500,
          "category", 100,
          "brand", 100,
          "link", 1000,
          "delivery_date", 40,
          "picture_url", 1000);

  private static final Map<String, Integer> ADDRESS =
      Map.ofEntries(
          Map.entry("first_name", 64),
          Map.entry("middle_name", 64),
          Map.entry("last_name", 64),
          Map.entry("address_line1", 200),
          Map.entry("address_line2", 200),
          Map.entry("country", 2),
          Map.entry("state", 64),
          Map.entry("city", 64),
          Map.entry("postal_code", 16),
          Map.entry("email", 254),
          Map.entry("area_code", 10),
          Map.entry("phone_number", 32),
          Map.entry("descriptor", 64));

  private static final Map<String, Integer> CUSTOMER =
      Map.ofEntries(
          Map.entry("id", 64),
          Map.entry("name", 128),
          Map.entry("registration_time", 40),
          Map.entry("area_code", 10),
          Map.entry("phone_number", 32),
          Map.entry("date_of_birth", 10),
          Map.entry("gender", 16),
          Map.entry("first_shopping_time", 40),
          Map.entry("last_shopping_time", 40),
          Map.entry("level", 32),
          Map.entry("email", 254),
          Map.entry("pay_ip", 45),
          Map.entry("order_ip", 45));

  private static final Map<String, Integer> BROWSER =
      Map.of(
          "user_agent", 512,
          "language", 35,
          "color_depth", 3,
          "timezone_offset", 6,
          "screen_height", 6,
          "screen_width", 6,
          "cookies", 4096,
          "device_finger_print_id", 128,
          "fraud_detection_id", 128);

  private DetailRules() {}

  /**
   * Checks every detail.
   *
   * @throws Refused with 010000, naming the first field that is wrong
   */
  static void check(RequestFields request) throws Refused {
    request.optional("description", 500);
    for (RequestFields good : request.objects("goods")) {
      checkTexts(good, GOODS);
      good.checkNumber("price");
      good.checkNumber("quantity");
    }
    for (String name : new String[] {"bill", "shipping"}) {
      var address = request.object(name);
      if (address.isPresent()) {
        checkTexts(address.get(), ADDRESS);
      }
    }
    var customer = request.object("customer");
    if (customer.isPresent()) {
      checkTexts(customer.get(), CUSTOMER);
      customer.get().checkNumber("past_transactions");
    }
    var browser = request.object("browser");
    if (browser.isPresent()) {
      checkBrowser(browser.get());
    }
  }

  private static void checkBrowser(RequestFields browser) throws Refused {
    checkTexts(browser, BROWSER);
    browser.flag("java_enabled");
    browser.choice("device_type", "PC", "MOBILE", "TABLET");
    browser.choice("terminal_type", "WEB", "APP", "WAP");
    browser.choice("device_os", "WINDOWS", "MACOS", "LINUX", "ANDROID", "IOS", "UNKNOWN");
  }

  private static void checkTexts(RequestFields fields, Map<String, Integer> lengths)
      throws Refused {
    for (var field : lengths.entrySet()) {
      fields.optional(field.getKey(), field.getValue());
    }
  }
}
