package io.github.tpm4j.provider.tpm12;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.util.function.Consumer;

/** A TPM 1.2 of swtpm with an endorsement key and an owner, and the provider over it. */
final class OwnedTpm implements AutoCloseable {
  static final char[] OWNER = "the owner's".toCharArray();

  private Swtpm swtpm;
  final TpmConnection connection;
  final TpmProvider provider;

  /** Whose storage root key has the well-known secret. */
  OwnedTpm() throws IOException {
    this(AuthSecret.wellKnown(), TpmSettings.DEFAULT);
  }

  OwnedTpm(AuthSecret storageRoot, TpmSettings settings) throws IOException {
    swtpm = Swtpm.tpm12();
    direct(
        client -> {
          try (AuthSecret owner = AuthSecret.ofUtf8(OWNER)) {
            Ownership.take(client, Ownership.createEndorsementKey(client), owner, storageRoot);
          }
        });
    connection = TpmConnection.of(settings.withTcti(swtpm.tcti()));
    provider = new TpmProvider(connection);
  }

  String tcti() {
    return swtpm.tcti();
  }

  /** Another program's use of the TPM; the provider gives it up meanwhile. */
  void direct(Consumer<Tpm12Client> work) throws IOException {
    if (connection != null) {
      connection.close();
    }
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(swtpm.tcti()))) {
      work.accept(client);
    }
  }

  void kill() {
    swtpm.kill();
  }

  void startAgain() throws IOException {
    swtpm = Swtpm.again(swtpm);
  }

  @Override
  public void close() throws IOException {
    connection.close();
    swtpm.close();
  }
}
