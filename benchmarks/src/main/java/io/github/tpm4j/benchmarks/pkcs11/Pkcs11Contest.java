package io.github.tpm4j.benchmarks.pkcs11;

import io.github.tpm4j.benchmarks.timing.Throughput;
import io.github.tpm4j.benchmarks.timing.Throughput.Work;
import io.github.tpm4j.benchmarks.tls.ClientKey;
import io.github.tpm4j.benchmarks.tls.MutualHandshake;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What {@link Pkcs11Comparison} starts, with the environment that tpm2-pkcs11 needs. */
final class Pkcs11Contest {
  private static final int RANDOM_BYTES = 32;
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;
  private static final byte[] MESSAGE = new byte[32];

  private final Throughput throughput;
  private final Provider token;
  private final Provider ours;

  private Pkcs11Contest(Throughput throughput, Provider token, Provider ours) {
    this.throughput = throughput;
    this.token = token;
    this.ours = ours;
  }

  /** Arguments: the configuration of SunPKCS11, the user's PIN, our TPM, whether to be quick. */
  public static void main(String[] arguments) throws Exception {
    Provider token = Security.getProvider("SunPKCS11").configure(arguments[0]);
    KeyStore.getInstance("PKCS11", token).load(null, arguments[1].toCharArray());
    boolean quick = Boolean.parseBoolean(arguments[3]);
    Throughput throughput = new Throughput(Duration.ofMillis(quick ? 200 : 1000), quick ? 3 : 9);
    try (Transport tpm = Transports.open(arguments[2])) {
      Provider ours = new TpmProvider(TpmConnection.over(tpm));
      // JSSE looks among those registered for one that takes the key.
      Security.addProvider(token);
      Security.addProvider(ours);
      new Pkcs11Contest(throughput, token, ours).print();
    }
  }

  private void print() throws Exception {
    ClientKey server = ClientKey.in(Security.getProvider("SunEC"));
    System.out.println("| a second | SunPKCS11 + tpm2-pkcs11 | tpm4j | times as many |");
    System.out.println("|---|---:|---:|---:|");
    // First: once tpm2-pkcs11 has other keys it may have dropped this one's public key, or refuse
    // its mechanism.
    row("mutual TLS 1.3 handshakes, P-256", List.of(shake(server, token), shake(server, ours)));
    row("ECDSA P-256", signing("EC", EC_BITS, "SHA256withECDSA"));
    row("RSA-2048", signing("RSA", RSA_BITS, "SHA256withRSA"));
    row("SecureRandom, 32 bytes", List.of(random("PKCS11", token), random("TPM", ours)));
    row("the same, TPM-DRBG", List.of(random("PKCS11", token), random("TPM-DRBG", ours)));
  }

  private void row(String name, List<Work> contestants) throws Exception {
    double[] rates = throughput.medians(1, contestants);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.1f |%n",
        name,
        rates[0],
        rates[1],
        rates[1] / rates[0]);
  }

  private List<Work> signing(String keys, int bits, String algorithm)
      throws GeneralSecurityException {
    return List.of(signer(token, keys, bits, algorithm), signer(ours, keys, bits, algorithm));
  }

  private static Work signer(Provider provider, String keys, int bits, String algorithm)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, provider);
    generator.initialize(bits);
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(generator.generateKeyPair().getPrivate());
    return () -> {
      signer.update(MESSAGE);
      signer.sign();
    };
  }

  private static Work random(String name, Provider provider) throws GeneralSecurityException {
    SecureRandom random = SecureRandom.getInstance(name, provider);
    return () -> random.nextBytes(new byte[RANDOM_BYTES]);
  }

  private static Work shake(ClientKey server, Provider provider) throws Exception {
    return new MutualHandshake(server, ClientKey.in(provider))::run;
  }
}
