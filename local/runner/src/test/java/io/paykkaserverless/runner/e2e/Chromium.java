package io.paykkaserverless.runner.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The browser on this machine, where there is one. Nothing is ever downloaded.
 *
 * @param browser the program
 * @param driver the program that steers it
 */
record Chromium(Path browser, Path driver) {

  /** It warns with each window that it cannot speak DevTools, which nobody asks it to. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final Duration ELEMENT_TIMEOUT = Duration.ofSeconds(20);
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin",
          "/usr/local/bin",
          "/usr/lib/chromium",
          "/usr/lib/chromium-browser",
          "/snap/bin",
          "/opt/homebrew/bin");

  /** How large the window is. */
  enum Window {
    DESKTOP,
    /** 360 by 780, as small phones are. */
    PHONE
  }

  static Optional<Chromium> find() {
    return BROWSERS.stream()
        .map(Chromium::program)
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(browser -> program("chromedriver").map(driver -> new Chromium(browser, driver)));
  }

  /**
   * Opens a window.
   *
   * @param profile an empty folder that nobody else uses
   */
  ChromeDriver open(Window window, Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    if (window == Window.PHONE) {
      Map<String, Object> phone = Map.of("width", 360, "height", 780, "pixelRatio", 2.0);
      options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", phone));
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeDriver opened = new ChromeDriver(service, options);
    opened.manage().timeouts().implicitlyWait(ELEMENT_TIMEOUT);
    return opened;
  }

  private static Optional<Path> program(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), USUAL_PLACES.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
