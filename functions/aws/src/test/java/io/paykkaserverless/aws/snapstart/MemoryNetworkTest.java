package io.paykkaserverless.aws.snapstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.http.HttpAnswer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryNetworkTest {

  private static final URI ANYWHERE = URI.create("https://no-such-host.invalid/");

  @Test
  void hangsUpWhereItsServerCannotSetTlsUp() throws IOException, NoSuchAlgorithmException {
    MemoryNetwork.Accepting broken =
        _ -> {
          throw new IOException("no TLS today");
        };
    try (MemoryNetwork network =
        new MemoryNetwork(clients(), broken, _ -> new HttpAnswer(204, Map.of(), new byte[0]))) {
      HttpURLConnection connection = network.open(ANYWHERE);

      assertThatThrownBy(connection::getResponseCode)
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void opensNothingAfterItsEnd() throws NoSuchAlgorithmException {
    MemoryNetwork network =
        new MemoryNetwork(
            clients(),
            _ -> {
              throw new IOException("nobody is here");
            },
            _ -> new HttpAnswer(204, Map.of(), new byte[0]));
    network.close();

    assertThatThrownBy(() -> network.open(ANYWHERE)).isInstanceOf(IOException.class);
  }

  @Test
  void aSocketWaitsNoLongerThanItIsTold() {
    MemorySocket socket = new MemorySocket(new MemoryPipe(), new MemoryPipe());
    socket.setSoTimeout(50);

    assertThat(socket.getSoTimeout()).isEqualTo(50);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static SSLSocketFactory clients() throws NoSuchAlgorithmException {
    return SSLContext.getDefault().getSocketFactory();
  }
}
