package io.paykkaserverless.bench.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * How much CPU time another process has used: all its threads, those that ended too, compiler and
 * collector included, user and system. Where the C library has {@code clock_getcpuclockid} (Linux)
 * to the nanosecond, elsewhere as exactly as the JDK knows it, which may be 10 ms.
 */
public final class ProcessorTime {

  private static final int TIMESPEC_BYTES = 16;
  private static final long NANOS = 1_000_000_000;

  private final Optional<MethodHandle> clockOf;
  private final Optional<MethodHandle> read;

  @SuppressWarnings("restricted") // the C library's own functions, with their own types
  public ProcessorTime() {
    Linker linker = Linker.nativeLinker();
    clockOf =
        linker
            .defaultLookup()
            .find("clock_getcpuclockid")
            .map(
                symbol ->
                    linker.downcallHandle(
                        symbol, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)));
    read =
        linker
            .defaultLookup()
            .find("clock_gettime")
            .map(
                symbol ->
                    linker.downcallHandle(
                        symbol, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)));
  }

  /**
   * Nanoseconds of CPU time that {@code process} has used so far.
   *
   * @throws IllegalStateException where it has ended
   */
  public long nanos(ProcessHandle process) {
    return clockOf.isPresent() && read.isPresent()
        ? fromClock(clockOf.get(), read.get(), process.pid())
        : process
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new IllegalStateException("the process has ended"))
            .toNanos();
  }

  private static long fromClock(MethodHandle clockOf, MethodHandle read, long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment clock = arena.allocate(JAVA_INT);
      MemorySegment time = arena.allocate(TIMESPEC_BYTES, Long.BYTES);
      int found = (int) clockOf.invokeExact((int) pid, clock);
      int told = found == 0 ? (int) read.invokeExact(clock.get(JAVA_INT, 0), time) : found;
      if (told != 0) {
        throw new IllegalStateException("the process has ended");
      }
      return time.get(JAVA_LONG, 0) * NANOS + time.get(JAVA_LONG, Long.BYTES);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the C library cannot be asked", e);
    }
  }
}
