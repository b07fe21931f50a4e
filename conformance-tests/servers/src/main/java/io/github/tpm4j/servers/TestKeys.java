package io.github.tpm4j.servers;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * KeyStore files with one key each, certified by the authority that all trust. Names are {@code
 * server-EC}, {@code client-RSA} and their kind, and the certificate's subject is {@code
 * CN=server-EC}.
 */
public final class TestKeys {
  /** Of all files; the keys in them have none. */
  public static final String PASSWORD = "changeit";

  /** Of the one entry. */
  public static final String ALIAS = "key";

  private static final int RSA_BITS = 2048;

  private final Path folder;
  private final CertificateAuthority authority;
  private final AtomicInteger bound = new AtomicInteger();

  private TestKeys(Path folder) throws Exception {
    this.folder = folder;
    this.authority = CertificateAuthority.in(folder);
  }

  /** Keys of the registered provider, with a new authority, in the folder. */
  public static TestKeys in(Path folder) throws Exception {
    return new TestKeys(folder);
  }

  public CertificateAuthority authority() {
    return authority;
  }

  /** A file of type TPM with the key of that name, which is made at the first call. */
  public synchronized Path file(String name) throws Exception {
    Path file = folder.resolve(name + ".tpm");
    if (!Files.exists(file)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm(name), "TPM");
      generator.initialize(algorithm(name).equals("EC") ? 256 : RSA_BITS);
      write(name, "TPM", generator.generateKeyPair());
    }
    return file;
  }

  /** A file of type TPM with a new key that is usable until {@link RunningTpm#extendPcr}. */
  public Path bound(String role) throws Exception {
    String name = role + "-bound" + bound.incrementAndGet();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "TPM");
    generator.initialize(
        TpmKeyGenParameterSpec.ec(name, "secp256r1")
            .boundToPcrs("SHA-256", RunningTpm.DEBUG_PCR)
            .build());
    return write(name, "TPM", generator.generateKeyPair());
  }

  /** A file of type PKCS12 with a key in software, as the other side often has it. */
  public synchronized Path software(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              algorithm(name), algorithm(name).equals("EC") ? "SunEC" : "SunRsaSign");
      generator.initialize(algorithm(name).equals("EC") ? 256 : RSA_BITS);
      KeyPair pair = generator.generateKeyPair();
      Files.writeString(
          folder.resolve(name + ".key"),
          CertificateAuthority.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      write(name, "PKCS12", pair);
    }
    return file;
  }

  /** The private key of that name in software, PEM, for programs that are not Java's. */
  public Path softwareKey(String name) throws Exception {
    software(name);
    return folder.resolve(name + ".key");
  }

  /** The chain of the key of that name in software, PEM. */
  public Path softwareChain(String name) throws Exception {
    software(name);
    return folder.resolve(name + ".pem");
  }

  /** The chain of the key of that name, PEM. */
  public Path chain(String name) throws Exception {
    file(name);
    return folder.resolve(name + ".pem");
  }

  /** The file of that name as a KeyStore. */
  public KeyStore store(String name) throws Exception {
    return load(file(name));
  }

  public PrivateKey key(String name) throws Exception {
    return (PrivateKey) store(name).getKey(ALIAS, null);
  }

  public X509Certificate[] certificateChain(String name) throws Exception {
    return Arrays.stream(store(name).getCertificateChain(ALIAS))
        .map(X509Certificate.class::cast)
        .toArray(X509Certificate[]::new);
  }

  public X509Certificate certificate(String name) throws Exception {
    return (X509Certificate) store(name).getCertificate(ALIAS);
  }

  /** The KeyStore in a file of either type, by its name's end. */
  public static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toString().endsWith(".tpm") ? "TPM" : "PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path write(String name, String type, KeyPair pair) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    char[] password = PASSWORD.toCharArray();
    store.setKeyEntry(
        ALIAS,
        pair.getPrivate(),
        type.equals("TPM") ? null : password,
        authority.certify(name, pair.getPublic()));
    Path file = folder.resolve(name + (type.equals("TPM") ? ".tpm" : ".p12"));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    return file;
  }

  private static String algorithm(String name) {
    return name.contains("RSA") ? "RSA" : "EC";
  }
}
