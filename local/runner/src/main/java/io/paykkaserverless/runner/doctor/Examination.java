package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.runner.deployed.AwsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all checks side by side. One that fails or takes too long keeps no other from its end. */
final class Examination {

  private static final String SEE_POLICY =
      "let whoever runs this look: docs/doctor.md has the policy";

  private final Duration limit;
  private final Consumer<Report> progress;

  /**
   * An examination.
   *
   * @param limit how long a check may take
   * @param progress is told of each check that has come to its end, in the order of the checks
   */
  Examination(Duration limit, Consumer<Report> progress) {
    this.limit = limit;
    this.progress = progress;
  }

  /** The reports, in the order of {@code checks}. */
  List<Report> of(List<Check> checks) {
    List<Report> reports = new ArrayList<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Map<Check, Future<List<Finding>>> running = new LinkedHashMap<>();
      checks.forEach(check -> running.put(check, threads.submit(check::look)));
      long end = System.nanoTime() + limit.toNanos();
      running.forEach(
          (check, result) -> {
            Report report = Report.of(check, findings(result, end - System.nanoTime()));
            progress.accept(report);
            reports.add(report);
          });
    } finally {
      threads.shutdownNow();
    }
    return reports;
  }

  private List<Finding> findings(Future<List<Finding>> result, long nanosLeft) {
    try {
      return result.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      result.cancel(true);
      return List.of(
          Finding.problem(
              "no answer within %d seconds".formatted(limit.toSeconds()),
              "look at the network between this machine and the service, and try again"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of(Finding.notChecked("not checked: interrupted"));
    } catch (ExecutionException e) {
      return List.of(failed(Objects.requireNonNullElse(e.getCause(), e)));
    }
  }

  private static Finding failed(Throwable failure) {
    return switch (failure) {
      case StoreUnavailable store when store.getCause() instanceof SdkException cause ->
          refused(cause);
      case SdkException sdk -> refused(sdk);
      // Not its message: it may quote what was read.
      default ->
          Finding.problem(
              "the check itself failed: " + failure.getClass().getSimpleName(),
              "try again, and report it where it stays");
    };
  }

  private static Finding refused(SdkException failure) {
    String words = AwsFailure.words(failure);
    return AwsFailure.isRefusal(failure)
        ? Finding.warning("may not be looked at: " + words, SEE_POLICY)
        : Finding.problem(
            "cannot be looked at: " + words, "mend what the service names, and try again");
  }
}
