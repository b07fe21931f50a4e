package io.github.tpm4j.provider.tpm12;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.transport.Transports;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A TPM 1.2 with an endorsement key and an owner, and the provider over it. */
final class OwnedTpm implements AutoCloseable {
  /** Whose TPM it is. */
  enum Kind {
    SWTPM,
    BUNDLED
  }

  static final char[] OWNER = "the owner's".toCharArray();

  private final String tcti;
  private final Closeable ending;
  private Swtpm swtpm;
  final TpmConnection connection;
  final TpmProvider provider;

  /** Whose storage root key has the well-known secret. */
  OwnedTpm() throws IOException {
    this(AuthSecret.wellKnown(), TpmSettings.DEFAULT);
  }

  OwnedTpm(AuthSecret storageRoot, TpmSettings settings) throws IOException {
    swtpm = Swtpm.tpm12();
    tcti = swtpm.tcti();
    ending = () -> swtpm.close();
    connection = owned(storageRoot, settings);
    provider = new TpmProvider(connection);
  }

  /** Whose storage root key has the well-known secret. */
  OwnedTpm(Kind kind) throws IOException {
    if (kind == Kind.SWTPM) {
      swtpm = Swtpm.tpm12();
      tcti = swtpm.tcti();
      ending = () -> swtpm.close();
    } else {
      Path folder = Files.createTempDirectory("tpm12");
      tcti = "engine12:dir=" + folder;
      ending = () -> delete(folder);
    }
    connection = owned(AuthSecret.wellKnown(), TpmSettings.DEFAULT);
    provider = new TpmProvider(connection);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private TpmConnection owned(AuthSecret storageRoot, TpmSettings settings) throws IOException {
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti));
        AuthSecret owner = AuthSecret.ofUtf8(OWNER)) {
      Ownership.take(client, Ownership.createEndorsementKey(client), owner, storageRoot);
    }
    return TpmConnection.of(settings.withTcti(tcti));
  }

  String tcti() {
    return tcti;
  }

  /** Another program's use of the TPM; the provider gives it up meanwhile. */
  void direct(Consumer<Tpm12Client> work) throws IOException {
    connection.close();
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti))) {
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
    ending.close();
  }
}
