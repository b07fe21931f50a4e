package io.github.tpm4j.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;

/** Asks a server of this machine, by the JDK's own client: the other side of a tested server. */
public final class JdkClient {
  private final CertificateAuthority authority;
  private final String protocol;

  public JdkClient(CertificateAuthority authority, String protocol) {
    this.authority = authority;
    this.protocol = protocol;
  }

  /**
   * What the server answers to the owner of the key in the file.
   *
   * @throws IOException if either side refuses the other
   */
  public String get(int port, Path file) throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Tls.context(file, authority))
            .sslParameters(parameters)
            .build();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/")).build(),
            BodyHandlers.ofString());
    return response.body();
  }
}
