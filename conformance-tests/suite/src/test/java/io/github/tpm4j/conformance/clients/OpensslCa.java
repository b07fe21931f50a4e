package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.Tool;
import java.nio.file.Path;

/**
 * A certificate authority by OpenSSL.
 *
 * @param folder has its {@code ca.pem}, and what it is asked for
 */
record OpensslCa(Path folder) {
  static final String PASSWORD = "changeit";

  /** Makes the authority's key and certificate. */
  static OpensslCa in(Path folder) {
    OpensslCa ca = new OpensslCa(folder);
    ca.openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem"
            + " -days 30 -subj /CN=CA");
    return ca;
  }

  /** Answers {@code client.csr} with {@code client.pem}. */
  void answer() {
    openssl("req -verify -in client.csr -noout");
    openssl(
        "x509 -req -in client.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30"
            + " -out client.pem");
  }

  /** Makes {@code server.p12}, the key and certificate of a server on this machine. */
  Path server() {
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key"
            + " -out server.pem -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
            + " -CA ca.pem -CAkey ca.key");
    openssl(
        "pkcs12 -export -inkey server.key -in server.pem -out server.p12 -passout pass:"
            + PASSWORD);
    return folder.resolve("server.p12");
  }

  private void openssl(String arguments) {
    Tool.of(("openssl " + arguments).split(" ")).in(folder).succeed();
  }
}
