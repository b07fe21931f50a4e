package io.github.tpm4j.samples.mtls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** A client of stock Java classes, which know nothing of TPMs. */
final class SecureClient {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final URI server;
  private final Trust trust;
  private final ClientKeys keys;
  private final SignatureLog log = new SignatureLog();

  SecureClient(URI server, Trust trust, ClientKeys keys) {
    this.server = server;
    this.trust = trust;
    this.keys = keys;
  }

  /** Connects with one key; throws what the TLS stack throws if that is refused. */
  Handshake connect(String alias, String keyManagers, String protocol)
      throws GeneralSecurityException, IOException, InterruptedException {
    HttpClient client = client(alias, keyManagers, protocol);
    long start = System.nanoTime();
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(server).timeout(LIMIT).build(), BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    SSLSession session = response.sslSession().orElseThrow();
    return new Handshake(
        keyManagers,
        session.getProtocol(),
        session.getCipherSuite(),
        log.last(),
        response.body(),
        millis);
  }

  // Each handshake has its own context: none is resumed.
  private HttpClient client(String alias, String keyManagers, String protocol)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance(keyManagers);
    factory.init(keys.only(alias), null);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return HttpClient.newBuilder()
        .sslContext(trust.context(factory))
        .sslParameters(parameters)
        .build();
  }
}
