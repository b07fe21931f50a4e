package io.github.tpm4j.samples.mtls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.samples.BundledKeys;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client shows the certificate of one of the file's keys. */
class StoredClientTest {
  @TempDir private Path folder;

  @Test
  void isGreetedByItsName() throws Exception {
    Path file = folder.resolve("client.tpm");
    CertificateAuthority authority = new CertificateAuthority();
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority.certificate());
    try (BundledKeys keys = new BundledKeys();
        SecureServer server = new SecureServer(authority)) {
      ClientKeys.make(file, authority);
      HttpClient client = StoredClient.open(file, "of the file's integrity".toCharArray(), trusted);
      String greeting =
          client.send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString()).body();
      Set<String> names = Set.of("O=tpm4j,CN=client with EC key", "O=tpm4j,CN=client with RSA key");
      assertEquals(true, names.contains(greeting), greeting);
    }
  }
}
