package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.samples.network.HttpTls;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;

/** Apache HttpClient loads the KeyStore by its own context builder. */
class HttpClientTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    try (JdkServer server =
            new JdkServer(keys.file("server-" + algorithm), keys.authority(), protocol);
        CloseableHttpClient client = client(keys.file("client-" + algorithm))) {
      String greeting = signing(2, () -> get(client, server));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    }
  }

  @Test
  void aKeyWhosePcrHasChangedIsOfNoUse() throws Exception {
    try (JdkServer server =
        new JdkServer(keys.software("server-software-EC"), keys.authority(), "TLSv1.3")) {
      Path file = keys.bound("client");
      try (CloseableHttpClient client = client(file)) {
        get(client, server);
      }
      tpm.extendPcr();
      try (CloseableHttpClient client = client(file)) {
        assertThrows(IOException.class, () -> get(client, server));
      }
    }
  }

  private static String get(CloseableHttpClient client, JdkServer server) throws IOException {
    return client.execute(new HttpGet(server.url()), new BasicHttpClientResponseHandler());
  }

  private static CloseableHttpClient client(Path file) throws Exception {
    return HttpTls.apache(file, TestKeys.PASSWORD.toCharArray(), keys.authority().trust())
        .disableAutomaticRetries()
        .build();
  }
}
