package io.github.tpm4j.servers;

import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority by OpenSSL: its files are in a folder, its word is what both sides trust. */
public final class CertificateAuthority {
  private static final String LINE_END = "\n";

  private final Path folder;

  private CertificateAuthority(Path folder) {
    this.folder = folder;
  }

  /** Makes the authority's key and certificate in the folder. */
  static CertificateAuthority in(Path folder) throws Exception {
    CertificateAuthority ca = new CertificateAuthority(folder);
    ca.openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem"
            + " -days 30 -subj /CN=CA");
    ca.writeTrust();
    return ca;
  }

  /** The certificate, PEM. */
  public Path pem() {
    return folder.resolve("ca.pem");
  }

  /** A KeyStore of type PKCS12 that trusts the authority; its password is the tests' one. */
  public Path trustFile() {
    return folder.resolve("trust.p12");
  }

  /** What is trusted, as a KeyStore. */
  public KeyStore trust() throws Exception {
    return KeyStore.getInstance(trustFile().toFile(), TestKeys.PASSWORD.toCharArray());
  }

  /**
   * Certifies a key for a client, a server on this machine, or a broker, which is both: by the
   * beginning of its name.
   *
   * @return the certificate and the authority's, which {@code NAME.pem} has as well
   */
  public Certificate[] certify(String name, PublicKey key) throws Exception {
    Files.writeString(folder.resolve(name + ".pub"), pem("PUBLIC KEY", key.getEncoded()));
    Files.writeString(folder.resolve(name + ".ext"), extensions(name));
    openssl(
        "x509 -new -force_pubkey %1$s.pub -subj /CN=%1$s -CA ca.pem -CAkey ca.key -days 30"
                .formatted(name)
            + " -extfile %1$s.ext -out %1$s.crt".formatted(name));
    Path chain = folder.resolve(name + ".pem");
    Files.writeString(
        chain, Files.readString(folder.resolve(name + ".crt")) + Files.readString(pem()));
    return certificates(chain).toArray(Certificate[]::new);
  }

  private static String extensions(String name) {
    boolean client = !name.startsWith("server");
    boolean server = !name.startsWith("client");
    List<String> lines = new ArrayList<>();
    lines.add("keyUsage=digitalSignature");
    lines.add(
        "extendedKeyUsage="
            + (client ? "clientAuth" : "")
            + (client && server ? "," : "")
            + (server ? "serverAuth" : ""));
    if (server) {
      lines.add("subjectAltName=DNS:localhost,IP:127.0.0.1,URI:" + uri(name));
    }
    return String.join(LINE_END, lines) + LINE_END;
  }

  /** What an application is called where certificates name it so. */
  public static String uri(String name) {
    return "urn:tpm4j:" + name;
  }

  static String pem(String label, byte[] der) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("-----BEGIN " + label + "-----" + LINE_END).getBytes(StandardCharsets.UTF_8));
    out.writeBytes(Base64.getMimeEncoder().encode(der));
    out.writeBytes(
        (LINE_END + "-----END " + label + "-----" + LINE_END).getBytes(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<X509Certificate> certificates(Path file) throws Exception {
    List<X509Certificate> certificates = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        certificates.add((X509Certificate) each);
      }
    }
    return certificates;
  }

  private void writeTrust() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", certificates(pem()).get(0));
    try (OutputStream out = Files.newOutputStream(trustFile())) {
      store.store(out, TestKeys.PASSWORD.toCharArray());
    }
  }

  private void openssl(String arguments) {
    Tool.of(("openssl " + arguments).split(" ")).in(folder).succeed();
  }
}
