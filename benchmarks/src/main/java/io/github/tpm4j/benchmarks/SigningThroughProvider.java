package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.SideBySide.Comparison;
import io.github.tpm4j.conformance.peer.Swtpm;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transports;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * What the way from {@code Signature.sign()} to the TPM costs: TPM2_Sign with an empty password
 * over a bare socket, against the provider with its HMAC session. Each has a swtpm of its own, for
 * one takes a single connection.
 */
final class SigningThroughProvider {
  private static final int COUNTED = 100;
  private static final byte[] MESSAGE = new byte[32];

  private final List<Double> commands = new ArrayList<>();

  List<Comparison> run() throws Exception {
    try (Swtpm bare = Swtpm.tcp();
        Swtpm served = Swtpm.tcp();
        BareSocket socket = new BareSocket(bare.port());
        CountingTransport counting = new CountingTransport(Transports.open(served.tcti()))) {
      Subject baseline = new Subject(socket::transmit);
      TpmProvider provider = new TpmProvider(TpmConnection.over(counting));
      Signature ecdsa = signer(provider, "EC", "SHA256withECDSA");
      Signature rsa = signer(provider, "RSA", "SHA256withRSA");
      commands.add(count(ecdsa, counting));
      commands.add(count(rsa, counting));
      return List.of(
          SideBySide.compare("ECDSA P-256", 20_000, baseline.signEcdsa(), () -> sign(ecdsa)),
          SideBySide.compare("RSA-2048", 2_000, baseline.signRsa(), () -> sign(rsa)));
    }
  }

  /** How many commands the TPM got for each signature, ECDSA first. */
  List<Double> commandsPerSignature() {
    return commands;
  }

  private static Signature signer(TpmProvider provider, String keys, String algorithm)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(KeyPairGenerator.getInstance(keys, provider).generateKeyPair().getPrivate());
    sign(signer);
    return signer;
  }

  private static double count(Signature signer, CountingTransport counting)
      throws GeneralSecurityException {
    sign(signer);
    counting.reset();
    for (int i = 0; i < COUNTED; i++) {
      sign(signer);
    }
    return (double) counting.commands() / COUNTED;
  }

  private static void sign(Signature signer) throws GeneralSecurityException {
    signer.update(MESSAGE);
    signer.sign();
  }
}
