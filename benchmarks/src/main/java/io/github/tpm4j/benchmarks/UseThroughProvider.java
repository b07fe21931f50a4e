package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.commands.Requests;
import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.OverSocket;
import io.github.tpm4j.benchmarks.tpm.SaltedSession;
import io.github.tpm4j.benchmarks.tpm.Side;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.IvParameterSpec;

/**
 * What the way from JCA to the TPM costs: a command with an empty password over a bare socket,
 * against the provider with its HMAC session. The session hides plaintexts from whoever sits on the
 * bus, which both sides pay for; so encryption has a row where the bare command has one too. Each
 * has a swtpm of its own, for one takes a single connection.
 */
final class UseThroughProvider {
  private static final String IN_SESSION = "the same, the command in such a session too";
  private static final int COUNTED = 100;
  private static final byte[] MESSAGE = new byte[32];
  private static final Bytes DIGEST = Bytes.adopt(new byte[32]);

  /** As much as a TPM takes at a time (MAX_DIGEST_BUFFER). */
  private static final int BLOCK_BYTES = 1024;

  private static final int IV_BYTES = 16;

  /** Small differences need many samples. */
  private static final int EFFORT_FACTOR = 10;

  /** The JVM compiles for good what ran 10,000 times, and a TPM is slow. */
  private static final int WARM_UP_FACTOR = 50;

  private final Effort effort;

  UseThroughProvider(Effort effort) {
    this.effort = effort.times(EFFORT_FACTOR);
  }

  /** Sets an operation up. */
  @FunctionalInterface
  private interface Setup<T> {
    Operation on(T tpm) throws Exception;
  }

  void print(PrintStream out) throws Exception {
    out.printf("| | bare command, µs | provider, µs | times the time | TPM commands |%n");
    out.printf("|---|---:|---:|---:|---:|%n");
    print(
        out,
        "sign, ECDSA P-256",
        bench -> bench.time(Requests.sign(bench.key(Templates.eccSigningKey()), DIGEST)),
        provider -> signing(provider, "EC", "SHA256withECDSA"));
    print(
        out,
        IN_SESSION,
        bench -> signingInSession(bench, Templates.eccSigningKey()),
        provider -> signing(provider, "EC", "SHA256withECDSA"));
    print(
        out,
        "sign, RSA-2048",
        bench -> bench.time(Requests.sign(bench.key(Templates.rsaSigningKey()), DIGEST)),
        provider -> signing(provider, "RSA", "SHA256withRSA"));
    print(
        out,
        IN_SESSION,
        bench -> signingInSession(bench, Templates.rsaSigningKey()),
        provider -> signing(provider, "RSA", "SHA256withRSA"));
    print(
        out,
        "encrypt 1 KiB, AES-128 CBC",
        bench -> bench.time(encryption(bench.key(Templates.aesKeyOfAnyMode()))),
        UseThroughProvider::encrypting);
    print(out, IN_SESSION, UseThroughProvider::encryptionInSession, UseThroughProvider::encrypting);
    out.println();
  }

  private void print(PrintStream out, String name, Setup<Bench> command, Setup<TpmProvider> service)
      throws Exception {
    try (Swtpm bare = Swtpm.tcp();
        Swtpm served = Swtpm.tcp();
        Side side = new OverSocket(bare.port(), bare.port() + 1);
        CountingTransport counting = new CountingTransport(Transports.open(served.tcti()))) {
      Operation baseline = command.on(new Bench(side));
      Operation use = service.on(new TpmProvider(TpmConnection.over(counting)));
      double commands = count(use, counting);
      SideBySide.warmUp(effort.warmUp().multipliedBy(WARM_UP_FACTOR), use);
      SideBySide.warmUp(effort.warmUp().multipliedBy(WARM_UP_FACTOR), baseline);
      double[] medians = SideBySide.medians(effort, baseline, use);
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.3f | %.2f |%n",
          name,
          medians[0],
          medians[1],
          medians[1] / medians[0],
          commands);
    }
  }

  private static EncryptDecrypt2.Request encryption(TpmHandle key) {
    return new EncryptDecrypt2.Request(
        key,
        SecretBytes.adopt(new byte[BLOCK_BYTES]),
        false,
        TpmAlg.CBC,
        Bytes.adopt(new byte[IV_BYTES]));
  }

  private static Operation encryptionInSession(Bench bench) throws Exception {
    TpmHandle key = bench.key(Templates.aesKeyOfAnyMode());
    return new SaltedSession(bench).time(key, encryption(key));
  }

  private static Operation signingInSession(Bench bench, TpmtPublic template) throws Exception {
    TpmHandle key = bench.key(template);
    return new SaltedSession(bench).timeInTheClear(key, Requests.sign(key, DIGEST));
  }

  private static Operation signing(TpmProvider provider, String keys, String algorithm)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(KeyPairGenerator.getInstance(keys, provider).generateKeyPair().getPrivate());
    return () -> {
      signer.update(MESSAGE);
      signer.sign();
    };
  }

  private static Operation encrypting(TpmProvider provider) throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(128);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", provider);
    cipher.init(
        Cipher.ENCRYPT_MODE, generator.generateKey(), new IvParameterSpec(new byte[IV_BYTES]));
    byte[] data = new byte[BLOCK_BYTES];
    return () -> cipher.doFinal(data);
  }

  /** How many commands the TPM gets for each use. */
  private static double count(Operation use, CountingTransport counting) throws Exception {
    use.run();
    counting.reset();
    for (int i = 0; i < COUNTED; i++) {
      use.run();
    }
    return (double) counting.commands() / COUNTED;
  }
}
