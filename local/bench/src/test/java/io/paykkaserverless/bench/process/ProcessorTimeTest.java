package io.paykkaserverless.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class ProcessorTimeTest {

  private final ProcessorTime time = new ProcessorTime();

  @Test
  void growsByWhatAThreadUses() {
    long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long before = time.nanos(ProcessHandle.current());

    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < thread + 50_000_000) {
      Thread.onSpinWait();
    }

    assertThat(time.nanos(ProcessHandle.current()) - before).isGreaterThan(40_000_000);
  }
}
