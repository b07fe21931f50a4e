package io.github.tpm4j.servers;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.Map;

/** A TPM, the provider for it, and what was made of it for the tests. */
public final class RunningTpm implements AutoCloseable {
  /** The PCR for debugging, which nothing else uses. */
  public static final int DEBUG_PCR = 16;

  private final TpmProvider provider;
  private final SigningCount signatures;
  private final AutoCloseable server;
  private final Path folder;
  private TestKeys keys;

  private RunningTpm(SigningCount signatures, AutoCloseable server, Path folder) {
    this.provider = new TpmProvider(TpmConnection.over(signatures));
    this.signatures = signatures;
    this.server = server;
    this.folder = folder;
  }

  static RunningTpm over(Transport transport, AutoCloseable server) throws IOException {
    return new RunningTpm(
        new SigningCount(transport), server, Files.createTempDirectory("tpm4j-servers"));
  }

  Provider provider() {
    return provider;
  }

  /** The keys in it; made at the first call, with the provider registered. */
  synchronized TestKeys keys() throws Exception {
    if (keys == null) {
      keys = TestKeys.in(folder);
    }
    return keys;
  }

  /** How many commands that sign have succeeded. */
  public int signatures() {
    return signatures.value();
  }

  /** Changes what keys of {@link TestKeys#bound} are bound to. */
  public void extendPcr() {
    provider
        .connection()
        .device()
        .extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
  }

  @Override
  public void close() {
    try {
      provider.connection().close();
      server.close();
      Folders.delete(folder);
    } catch (Exception e) {
      throw new IllegalStateException("the TPM does not end", e);
    }
  }
}
