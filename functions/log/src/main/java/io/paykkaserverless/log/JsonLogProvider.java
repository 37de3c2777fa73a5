package io.paykkaserverless.log;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What stands behind SLF4J in a function, for the AWS SDK and for us: {@link JsonLineLogger}s.
 * SLF4J finds it through {@code META-INF/services}. Why it is our own: docs/adr/0039.
 */
public final class JsonLogProvider implements SLF4JServiceProvider {

  /** What this was written against; SLF4J warns where its own is another. */
  private static final String SLF4J_API = "2.0.99";

  private final Map<String, JsonLineLogger> loggers = new ConcurrentHashMap<>();
  private final MDCAdapter context = new BasicMDCAdapter();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final InstantSource clock = InstantSource.system();

  @Override
  public void initialize() {
    // Everything is there already.
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name ->
        loggers.computeIfAbsent(name, _ -> new JsonLineLogger(name, clock, StandardOutput::write));
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return SLF4J_API;
  }
}
