package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.samples.network.HttpTls;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp takes a context's socket factory. */
class OkHttpTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    OkHttpClient client =
        HttpTls.okHttp(keys.store("client-" + algorithm), keys.authority().trust()).build();
    try (JdkServer server =
        new JdkServer(keys.file("server-" + algorithm), keys.authority(), protocol)) {
      Request request = new Request.Builder().url(server.url()).build();
      String greeting =
          signing(
              2,
              () -> {
                try (Response response = client.newCall(request).execute()) {
                  return response.body().string();
                }
              });
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
