package io.paykkaserverless.runner.costs;

import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Prices of one region at one time and where others differ, what is assumed where nothing can be
 * counted, and how often each story happens.
 *
 * @param region where
 * @param architecture of the functions' processors
 * @param date when it was written
 * @param prices all of them
 * @param assumptions what cannot be counted on this machine
 * @param mix of a hundred payments
 * @param elsewhere USD by region, of what has another price there
 */
record PriceTable(
    String region,
    String architecture,
    String date,
    Map<Billed, Price> prices,
    Assumptions assumptions,
    Map<Story, BigDecimal> mix,
    SequencedMap<String, Map<Billed, BigDecimal>> elsewhere) {

  PriceTable {
    elsewhere = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(elsewhere));
    prices = Collections.unmodifiableMap(new EnumMap<>(prices));
    mix = Collections.unmodifiableMap(new EnumMap<>(mix));
  }

  /**
   * A line of the price list.
   *
   * @param usd for {@code per} units
   * @param per how many units
   * @param unit what is billed
   * @param source the page it stands on
   * @param verified whether some independent place has the same figure
   * @param note what else is to be known
   */
  record Price(
      BigDecimal usd, BigDecimal per, String unit, String source, boolean verified, String note) {

    BigDecimal of(BigDecimal units) {
      return units.multiply(usd).divide(per, MathContext.DECIMAL64);
    }

    private Price costing(BigDecimal other) {
      return new Price(other, per, unit, source, verified, note);
    }
  }

  /**
   * What cannot be counted while stories happen.
   *
   * @param cpuMilliseconds of one processor that an invocation of each function takes, by its name;
   *     measured under load
   * @param waitingMilliseconds how long an invocation of each function waits for PayKKa or for the
   *     merchant's server, by its name; 0 where it is not named
   * @param awsCallMilliseconds how long it waits for each call of an AWS service
   * @param coldStartPercent how many invocations start a process first
   * @param coldStartCpuMilliseconds of one processor that those take beside it; measured
   * @param platformLogBytes what Lambda itself logs of an invocation
   * @param accessLogBytes what API Gateway logs of a request
   * @param warmEnvironments how many processes of each function are always there
   * @param idleReceives how often Lambda asks each queue in a minute
   * @param hoursPerMonth hours
   */
  record Assumptions(
      Map<String, BigDecimal> cpuMilliseconds,
      Map<String, BigDecimal> waitingMilliseconds,
      BigDecimal awsCallMilliseconds,
      BigDecimal coldStartPercent,
      BigDecimal coldStartCpuMilliseconds,
      BigDecimal platformLogBytes,
      BigDecimal accessLogBytes,
      BigDecimal warmEnvironments,
      BigDecimal idleReceives,
      BigDecimal hoursPerMonth) {

    Assumptions {
      cpuMilliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(cpuMilliseconds));
      waitingMilliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(waitingMilliseconds));
    }
  }

  /**
   * Reads a file such as {@code infra/prices.json}.
   *
   * @throws IllegalArgumentException naming what is missing or makes no sense
   */
  static PriceTable read(Path file) {
    try {
      return new Reader(file, JsonReader.readObject(Files.readAllBytes(file))).table();
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Every region that the table knows the prices of, its own first. */
  List<String> regions() {
    return Stream.concat(Stream.of(region), elsewhere.keySet().stream()).toList();
  }

  /**
   * The same with the prices of another region.
   *
   * @throws IllegalArgumentException naming the regions that are known, where {@code other} is none
   */
  PriceTable in(String other) {
    if (!regions().contains(other)) {
      throw new IllegalArgumentException(
          "there are prices of %s, and none of %s".formatted(String.join(", ", regions()), other));
    }
    Map<Billed, Price> there = new EnumMap<>(prices);
    elsewhere
        .getOrDefault(other, Map.of())
        .forEach((billed, usd) -> there.put(billed, price(billed).costing(usd)));
    return new PriceTable(
        other, architecture, date, there, assumptions, mix, new LinkedHashMap<>());
  }

  Price price(Billed billed) {
    return Optional.ofNullable(prices.get(billed)).orElseThrow();
  }

  BigDecimal share(Story story) {
    return mix.getOrDefault(story, BigDecimal.ZERO);
  }

  private record Reader(Path file, JsonObject json) {

    PriceTable table() {
      Map<Billed, Price> prices = new EnumMap<>(Billed.class);
      JsonObject all = object(json, "prices");
      for (Billed billed : Billed.values()) {
        prices.put(billed, price(object(all, billed.key())));
      }
      Map<Story, BigDecimal> mix = new EnumMap<>(Story.class);
      JsonObject shares = object(json, "mix_percent");
      for (Story story : Story.values()) {
        mix.put(story, number(shares, story.key()));
      }
      if (mix.values().stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .compareTo(BigDecimal.valueOf(100))
          != 0) {
        throw wrong("mix_percent must add up to 100");
      }
      return new PriceTable(
          text(json, "region"),
          text(json, "architecture"),
          text(json, "date"),
          prices,
          assumptions(object(json, "assumptions")),
          mix,
          elsewhere());
    }

    private SequencedMap<String, Map<Billed, BigDecimal>> elsewhere() {
      SequencedMap<String, Map<Billed, BigDecimal>> regions = new LinkedHashMap<>();
      JsonObject each = json.object("usd_elsewhere").orElse(new JsonObject(Map.of()));
      for (String name : each.fields().keySet()) {
        Map<Billed, BigDecimal> usd = new EnumMap<>(Billed.class);
        numbers(object(each, name)).forEach((key, number) -> usd.put(billed(key), number));
        regions.put(name, usd);
      }
      return regions;
    }

    private Billed billed(String key) {
      return Stream.of(Billed.values())
          .filter(billed -> billed.key().equals(key))
          .findFirst()
          .orElseThrow(() -> wrong("usd_elsewhere has " + key + ", which is not billed"));
    }

    private Price price(JsonObject line) {
      BigDecimal per = number(line, "per");
      if (per.signum() == 0) {
        throw wrong("per must not be 0");
      }
      return new Price(
          number(line, "usd"),
          per,
          text(line, "unit"),
          text(line, "source"),
          line.bool("verified").orElse(false),
          line.text("note").orElse(""));
    }

    private Assumptions assumptions(JsonObject from) {
      return new Assumptions(
          numbers(object(from, "cpu_milliseconds")),
          numbers(object(from, "waiting_milliseconds")),
          number(from, "aws_call_milliseconds"),
          number(from, "cold_start_percent"),
          number(from, "cold_start_cpu_milliseconds"),
          number(from, "platform_log_bytes_per_invocation"),
          number(from, "access_log_bytes_per_request"),
          number(from, "warm_environments"),
          number(from, "idle_receives_per_queue_and_minute"),
          number(from, "hours_per_month"));
    }

    private Map<String, BigDecimal> numbers(JsonObject each) {
      Map<String, BigDecimal> numbers = new LinkedHashMap<>();
      each.fields().keySet().forEach(name -> numbers.put(name, number(each, name)));
      return numbers;
    }

    private JsonObject object(JsonObject within, String name) {
      return within.object(name).orElseThrow(() -> wrong(name + " is missing"));
    }

    private String text(JsonObject within, String name) {
      return within.text(name).orElseThrow(() -> wrong(name + " is missing"));
    }

    private BigDecimal number(JsonObject within, String name) {
      JsonValue value = within.get(name).orElseThrow(() -> wrong(name + " is missing"));
      if (value instanceof JsonNumber(String literal)) {
        BigDecimal number = new BigDecimal(literal);
        if (number.signum() >= 0) {
          return number;
        }
      }
      throw wrong(name + " must be a number and not negative");
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(file + ": " + what);
    }
  }
}
