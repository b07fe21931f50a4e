package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same key files serve this provider and tpm2-openssl, one after the other on one TPM. */
@Tag("peer")
class KeyFilesWithOpensslTest {
  private static final String MESSAGE = "signed inside the TPM";

  @TempDir Path folder;

  private Swtpm swtpm;
  private TpmProvider provider;

  @BeforeEach
  void start() throws IOException {
    swtpm = Swtpm.tcp();
    provider = (TpmProvider) new TpmProvider().configure(swtpm.tcti());
    Files.writeString(folder.resolve("message"), MESSAGE);
  }

  @AfterEach
  void stop() throws IOException {
    provider.connection().close();
    swtpm.close();
  }

  @ParameterizedTest
  @CsvSource({"EC, group:P-256", "EC, group:P-384", "RSA, bits:2048"})
  void weSignWithTheirKeys(String algorithm, String option) throws Exception {
    String pem = generate("-algorithm", algorithm, "-pkeyopt", option);
    KeyFactory factory = KeyFactory.getInstance(algorithm, provider);
    signAndVerify(factory.generatePrivate(TssPrivateKeySpec.ofPem(pem, null)));
    byte[] der = Tss2Pem.decode(pem).encoded().toByteArray();
    signAndVerify(factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
    signAndVerify(factory.generatePrivate(new PKCS8EncodedKeySpec(pem.getBytes())));
  }

  @Test
  void weSignWithTheirKeysUnderAPersistentParent() throws Exception {
    tool("tpm2_createprimary", "-C", "o", "-c", "p.ctx");
    tool("tpm2_evictcontrol", "-c", "p.ctx", "0x81000001");
    tool("tpm2_flushcontext", "-t");
    String pem =
        generate("-algorithm", "EC", "-pkeyopt", "group:P-256", "-pkeyopt", "parent:0x81000001");
    KeyFactory factory = KeyFactory.getInstance("EC", provider);
    signAndVerify(factory.generatePrivate(TssPrivateKeySpec.ofPem(pem, null)));
  }

  @Test
  void theirPasswordsAreOurs() throws Exception {
    String pem =
        generate("-algorithm", "EC", "-pkeyopt", "group:P-256", "-pkeyopt", "user-auth:abc");
    KeyFactory factory = KeyFactory.getInstance("EC", provider);
    signAndVerify(factory.generatePrivate(TssPrivateKeySpec.ofPem(pem, "abc".toCharArray())));
    PrivateKey wrong = factory.generatePrivate(TssPrivateKeySpec.ofPem(pem, "abd".toCharArray()));
    assertThrows(SignatureException.class, () -> signAndVerify(wrong));
  }

  @ParameterizedTest
  @CsvSource({"EC, 256", "RSA, 2048"})
  void theySignWithOurKeys(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
    generator.initialize(bits);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    TssPrivateKeySpec spec =
        KeyFactory.getInstance(algorithm, provider).getKeySpec(key, TssPrivateKeySpec.class);
    Files.writeString(folder.resolve("key.pem"), Tss2Pem.encode(spec.key()));
    signAndVerify(key);
    openssl(
            "dgst",
            "-propquery",
            "?provider=tpm2",
            "-sha256",
            "-sign",
            "key.pem",
            "-out",
            "signature",
            "message")
        .succeed();
    verify();
  }

  @Test
  void anotherKindOfKeyIsRefused() throws Exception {
    String pem = generate("-algorithm", "EC", "-pkeyopt", "group:P-256");
    KeyFactory rsa = KeyFactory.getInstance("RSA", provider);
    TssPrivateKeySpec spec = TssPrivateKeySpec.ofPem(pem, null);
    assertThrows(InvalidKeySpecException.class, () -> rsa.generatePrivate(spec));
    assertThrows(
        InvalidKeySpecException.class,
        () -> rsa.generatePrivate(new PKCS8EncodedKeySpec(new byte[20])));
    assertThrows(InvalidKeySpecException.class, () -> TssPrivateKeySpec.ofPem("no key", null));
    assertEquals("TPM", rsa.getProvider().getName());
  }

  /** Signs with the provider, and lets OpenSSL verify with the key file's public key. */
  private void signAndVerify(PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256with" + name(key), provider);
    signer.initSign(key);
    signer.update(MESSAGE.getBytes());
    Files.write(folder.resolve("signature"), signer.sign());
    provider.connection().close();
    verify();
  }

  private static String name(PrivateKey key) {
    return key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
  }

  private void verify() {
    openssl("pkey", "-in", "key.pem", "-passin", "pass:abc", "-pubout", "-out", "key.pub")
        .succeed();
    String verdict =
        Tool.of(
                "openssl",
                "dgst",
                "-sha256",
                "-verify",
                "key.pub",
                "-signature",
                "signature",
                "message")
            .in(folder)
            .succeed()
            .toString();
    assertTrue(verdict.contains("OK"), verdict);
  }

  private String generate(String... algorithm) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-out", "key.pem"));
    arguments.addAll(List.of(algorithm));
    openssl("genpkey", arguments.toArray(String[]::new)).succeed();
    return Files.readString(folder.resolve("key.pem"));
  }

  private void tool(String... command) {
    Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed();
  }

  /** An openssl command that knows the TPM. */
  private Tool openssl(String verb, String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl", verb));
    command.addAll(List.of("-provider", "tpm2", "-provider", "default"));
    command.addAll(List.of(arguments));
    return Tool.of(command.toArray(String[]::new)).tpm(swtpm.tcti()).in(folder);
  }
}
