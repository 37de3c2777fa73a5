package io.paykkaserverless.aws.snapstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Bytes from one thread to another, in one direction. Nobody waits for them for ever. */
final class MemoryPipe {

  /** Where no shorter wait is set. Far longer than anybody needs, on a small function too. */
  static final Duration WAIT_MAX = Duration.ofMinutes(1);

  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final Reader reader = new Reader();
  private final Writer writer = new Writer();
  private volatile Duration wait = WAIT_MAX;

  InputStream reader() {
    return reader;
  }

  OutputStream writer() {
    return writer;
  }

  /** How long each read waits for a byte, at most; zero stands for {@link #WAIT_MAX}. */
  void limit(Duration each) {
    wait = each.isZero() || each.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : each;
  }

  /** Whoever reads comes to an end. */
  void end() {
    waiting.add(END);
  }

  private final class Writer extends OutputStream {

    @Override
    public void write(int b) {
      waiting.add(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (length > 0) {
        waiting.add(Arrays.copyOfRange(bytes, offset, offset + length));
      }
    }
  }

  private final class Reader extends InputStream {

    private byte[] current = END;
    private int position;

    @Override
    public int read() throws IOException {
      return fill() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, current.length - position);
      System.arraycopy(current, position, target, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() {
      return current.length - position;
    }

    private boolean fill() throws IOException {
      if (position < current.length) {
        return true;
      }
      current = next();
      position = 0;
      if (current.length == 0) {
        // For whoever reads again.
        end();
      }
      return current.length > 0;
    }

    private byte[] next() throws IOException {
      try {
        byte[] next = waiting.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new SocketTimeoutException("nothing came");
        }
        return next;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted");
      }
    }
  }
}
