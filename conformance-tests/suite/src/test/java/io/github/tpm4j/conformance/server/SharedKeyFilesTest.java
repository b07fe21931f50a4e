package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.provider.TpmProvider;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * TSS2 key files that the provider, tpm2-openssl and tpm2_encodeobject make of one served TPM, and
 * each other one loads. A simulator has one client at a time, so the provider hangs up in between.
 */
class SharedKeyFilesTest extends OnBothServers {
  private static final String MESSAGE = "signed inside the TPM";
  private static final String PASSWORD = "abc";

  private TpmProvider provider;

  @BeforeEach
  void open() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure(tcti);
    Files.writeString(folder.resolve("message"), MESSAGE);
  }

  @AfterEach
  void close() {
    provider.connection().close();
    bash("tpm2_flushcontext -t; tpm2_flushcontext -l; tpm2_clear -c p");
  }

  @ParameterizedTest
  @CsvSource({"RSA, bits:2048", "EC, group:P-256", "EC, group:P-384"})
  void weSignWithTheirKeys(String algorithm, String option) throws Exception {
    generate(algorithm, option, "");
    signAndVerify(load(algorithm, null));
  }

  @ParameterizedTest
  @CsvSource({"RSA, bits:2048", "EC, group:P-256"})
  void weSignWithTheirKeysUnderAPassword(String algorithm, String option) throws Exception {
    generate(algorithm, option, "-pkeyopt user-auth:" + PASSWORD);
    signAndVerify(load(algorithm, PASSWORD));
    PrivateKey wrong = load(algorithm, "abd");
    assertThrows(SignatureException.class, () -> sign(wrong));
  }

  @ParameterizedTest
  @CsvSource({"RSA, rsa2048, ''", "EC, ecc256, ''", "RSA, rsa2048, abc", "EC, ecc256, abc"})
  // Version 5.4 writes emptyAuth FALSE unless it is told by -p that there is a password.
  void weSignWithKeysOfTpm2Encodeobject(String algorithm, String type, String password)
      throws Exception {
    bash(
        """
        tpm2_createprimary -Q -C o -G ecc -c primary
        tpm2_evictcontrol -Q -C o -c primary 0x81000001
        tpm2_flushcontext -t
        tpm2_create -Q -C 0x81000001 -G %s -u key.pub -r key.priv -p "%s"
        tpm2_flushcontext -t
        tpm2_encodeobject -Q -C 0x81000001 -u key.pub -r key.priv %s -o key.pem
        tpm2_flushcontext -t
        tpm2_flushcontext -l
        tpm2_load -Q -C 0x81000001 -u key.pub -r key.priv -c key
        tpm2_readpublic -Q -c key -f pem -o public.pem
        tpm2_flushcontext -t
        """
            .formatted(type, password, password.isEmpty() ? "-p" : ""));
    signAndVerify(load(algorithm, password.isEmpty() ? null : password));
  }

  @ParameterizedTest
  @CsvSource({"RSA, ''", "EC, ''", "RSA, abc", "EC, abc"})
  void theySignWithOurKeys(String algorithm, String password) throws Exception {
    TpmKeyGenParameterBuilder parameters =
        algorithm.equals("RSA")
            ? TpmKeyGenParameterSpec.rsa("key", 2048)
            : TpmKeyGenParameterSpec.ec("key", "secp256r1");
    if (!password.isEmpty()) {
      parameters = parameters.auth(password.toCharArray());
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
    generator.initialize(parameters.build());
    KeyPair pair = generator.generateKeyPair();
    TssPrivateKeySpec spec =
        KeyFactory.getInstance(algorithm, provider)
            .getKeySpec(pair.getPrivate(), TssPrivateKeySpec.class);
    Files.writeString(folder.resolve("key.pem"), Tss2Pem.encode(spec.key()));
    provider.connection().close();
    bash(
        """
        openssl pkey -provider tpm2 -provider default -propquery '?provider=tpm2' \
          -passin pass:abc -in key.pem -pubout -out public.pem
        openssl dgst -provider tpm2 -provider default -propquery '?provider=tpm2' \
          -passin pass:abc -sha256 -sign key.pem -out signature message
        """);
    verify();
  }

  private void generate(String algorithm, String option, String more) {
    bash(
        """
        openssl genpkey -provider tpm2 -provider default -algorithm %s -pkeyopt %s %s -out key.pem
        openssl pkey -provider tpm2 -provider default -in key.pem -passin pass:%s \
          -pubout -out public.pem
        """
            .formatted(algorithm, option, more, PASSWORD));
  }

  private PrivateKey load(String algorithm, String password) throws Exception {
    String pem = Files.readString(folder.resolve("key.pem"));
    char[] auth = password == null ? null : password.toCharArray();
    return KeyFactory.getInstance(algorithm, provider)
        .generatePrivate(TssPrivateKeySpec.ofPem(pem, auth));
  }

  private void signAndVerify(PrivateKey key) throws Exception {
    Files.write(folder.resolve("signature"), sign(key));
    verify();
  }

  private byte[] sign(PrivateKey key) throws Exception {
    String scheme = key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
    Signature signer = Signature.getInstance("SHA256with" + scheme, provider);
    signer.initSign(key);
    signer.update(MESSAGE.getBytes());
    return signer.sign();
  }

  private void verify() {
    bash("openssl dgst -sha256 -verify public.pem -signature signature message");
  }

  private void bash(String script) {
    Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(tcti).in(folder).succeed();
  }
}
