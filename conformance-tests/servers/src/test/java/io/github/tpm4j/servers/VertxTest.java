package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.KeyStoreOptions;
import java.security.KeyStoreException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Test;

/** Vert.x takes key managers, on either side; it copies the entries of its own options' files. */
class VertxTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setHost("127.0.0.1")
                      .setPort(0)
                      .setSsl(true)
                      .setClientAuth(ClientAuth.REQUIRED)
                      .setEnabledSecureTransportProtocols(Set.of(protocol))
                      .setKeyCertOptions(inTpm("server-" + algorithm))
                      .setTrustOptions(trust()))
              .requestHandler(request -> request.response().end(greeting(request)))
              .listen()
              .await(1, TimeUnit.MINUTES);
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setSsl(true)
                  .setEnabledSecureTransportProtocols(Set.of(protocol))
                  .setKeyCertOptions(inTpm("client-" + algorithm))
                  .setTrustOptions(trust()));
      String greeting = signing(2, () -> get(client, server.actualPort()));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    } finally {
      vertx.close().await(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void itsOwnOptionsTakeNoFile() throws Exception {
    KeyStoreOptions options =
        new KeyStoreOptions()
            .setType("TPM")
            .setPath(keys.file("server-EC").toString())
            .setPassword(TestKeys.PASSWORD);
    Vertx vertx = Vertx.vertx();
    try {
      assertThrows(KeyStoreException.class, () -> options.getKeyManagerFactory(vertx));
    } finally {
      vertx.close().await(1, TimeUnit.MINUTES);
    }
  }

  private static String greeting(HttpServerRequest request) {
    try {
      return JdkServer.greeting(request.connection().sslSession());
    } catch (SSLPeerUnverifiedException e) {
      return e.toString();
    }
  }

  private static String get(HttpClientAgent client, int port) throws Exception {
    return client
        .request(HttpMethod.GET, port, "localhost", "/")
        .compose(request -> request.send())
        .compose(HttpClientResponse::body)
        .await(1, TimeUnit.MINUTES)
        .toString();
  }

  private static KeyCertOptions inTpm(String name) throws Exception {
    return KeyCertOptions.wrap(
        (X509KeyManager) Tls.keyManagers(keys.store(name)).getKeyManagers()[0]);
  }

  private static KeyStoreOptions trust() {
    return new KeyStoreOptions()
        .setType("PKCS12")
        .setPath(keys.authority().trustFile().toString())
        .setPassword(TestKeys.PASSWORD);
  }
}
