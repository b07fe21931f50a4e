package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.endorsement.EndorsementVerifier;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that {@code swtpm_setup} makes where swtpm_localca is not installed. */
@Tag("peer")
class SetupAuthorityTest {
  private static final String STATE = "--tpm2 --tpm-state state --config own.conf ";
  private static final String CERTIFICATES =
      STATE + "--create-ek-cert --create-platform-cert --overwrite --write-ek-cert-files . ";

  /** Of the certificates in NV and beside it, by OpenSSL and tpm2-tools. */
  private static final String VERIFIED =
      """
      for index in 0x1c00002 0x1c00016 0x1c08000; do
        tpm2_nvread -Q -o cert-$index.der "$index"
        openssl x509 -inform der -in cert-$index.der -out cert.pem
        openssl verify -x509_strict -CAfile ca/cert.pem cert.pem
      done
      cmp cert-0x1c00002.der ek-rsa2048.crt
      cmp cert-0x1c00016.der ek-secp384r1.crt
      for key in 0x81010001:ek-rsa2048 0x81010016:ek-secp384r1; do
        tpm2_readpublic -Q -c "${key%:*}" -f pem -o ek.pem
        openssl x509 -inform der -in "${key#*:}.crt" -noout -pubkey | cmp - ek.pem
        openssl x509 -inform der -in "${key#*:}.crt" -noout -subject -ext keyUsage,extendedKeyUsage
      done
      openssl x509 -inform der -in cert-0x1c08000.der -noout -ext subjectAltName,extendedKeyUsage
      """;

  private static final String SEEN =
      """
      cert.pem: OK
      cert.pem: OK
      cert.pem: OK
      subject=CN = a:b
      X509v3 Key Usage: critical
          Key Encipherment
      X509v3 Extended Key Usage:
          2.23.133.8.1
      subject=CN = a:b
      X509v3 Key Usage: critical
          Key Agreement
      X509v3 Extended Key Usage:
          2.23.133.8.1
      X509v3 Subject Alternative Name: critical
          DirName:/2.23.133.5.1.1=Tests/2.23.133.5.1.4=Guest/2.23.133.5.1.5=1
      X509v3 Extended Key Usage:
          2.23.133.8.2
      """;

  @TempDir private Path folder;
  private SetupFolder ours;

  @BeforeEach
  void install() throws IOException {
    ours = SetupFolder.of(DropIn.in(folder), folder.resolve("ours"));
    write(
        "own.conf", "create_certs_tool_config = ca.conf\ncreate_certs_tool_options = ca.options\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(ours.path().resolve(name), text);
  }

  @Test
  void verifyByOpenSslAndByOurVerifier() throws Exception {
    ours.setup(CERTIFICATES + "--vmid a:b").succeed();
    assertEquals(SEEN, ours.onTpm(VERIFIED).replaceAll("(?m) +$", ""));
    EndorsementVerifier verifier = EndorsementVerifier.trusting(List.of(authority()));
    for (String name : List.of("ek-rsa2048.crt", "ek-secp384r1.crt")) {
      EndorsementCertificate accepted = verifier.verify(bytes(name), Bytes.EMPTY).orThrow();
      assertEquals("5450344A", accepted.chip().orElseThrow().manufacturer(), name);
    }
  }

  @Test
  void areOfOneAuthorityWhoseKeyIsItsOwnersAlone() throws Exception {
    String first = ours.setup(CERTIFICATES).succeed().text();
    byte[] key = Files.readAllBytes(ours.path().resolve("ca/key.pem"));
    String second = ours.setup(CERTIFICATES).succeed().text();

    assertTrue(first.contains("Creating a local CA's signing key and issuer cert."), first);
    assertFalse(second.contains("Creating a local CA"), second);
    assertArrayEquals(key, Files.readAllBytes(ours.path().resolve("ca/key.pem")));
    assertEquals("rw-------", permissions("ca/key.pem"));
    assertEquals("rw-r--r--", permissions("ca/cert.pem"));
    try (var files = Files.list(ours.path().resolve("ca"))) {
      assertEquals(3, files.count());
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(ours.path().resolve(name)));
  }

  @Test
  void keepsTheKeyUnderThePasswordOfTheConfiguration() throws Exception {
    String config = Files.readString(ours.path().resolve("ca.conf"));
    write("ca.conf", config + "signingkey_password = correct horse\n");
    ours.setup(CERTIFICATES).succeed();
    ours.setup(CERTIFICATES).succeed();
    openssl("pkey", "-in", "ca/key.pem", "-passin", "pass:correct horse", "-noout").succeed();
    openssl("pkey", "-in", "ca/key.pem", "-passin", "pass:wrong", "-noout").refuse();

    write("ca.conf", config);
    String refused = ours.setup(CERTIFICATES).refuse().errors() + state();
    assertTrue(refused.contains("the key file has a password: signingkey_password"), refused);
    write("ca.conf", config + "signingkey_password = wrong\n");
    ours.setup(CERTIFICATES).refuse();
  }

  private String state() {
    return Files.exists(ours.path().resolve("state/tpm2-00.permall")) ? "a TPM is left" : "";
  }

  private Tool openssl(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "openssl";
    System.arraycopy(words, 0, command, 1, words.length);
    return Tool.of(command).in(ours.path());
  }

  /** Debian's swtpm_localca makes the authority and ours goes on with it, then the other way. */
  @Test
  void sharesItsAuthorityWithSwtpms() throws Exception {
    ours.setup(CERTIFICATES.replace("own.conf", "setup.conf")).succeed();
    byte[] key = Files.readAllBytes(ours.path().resolve("ca/key.pem"));
    String said = ours.setup(CERTIFICATES).succeed().text();
    assertFalse(said.contains("Creating a local CA"), said);
    verify("-partial_chain", "ca/cert.pem");
    assertArrayEquals(key, Files.readAllBytes(ours.path().resolve("ca/key.pem")));

    Tool.of("rm", "-r", "ca").in(ours.path()).succeed();
    ours.setup(CERTIFICATES).succeed();
    ours.setup(CERTIFICATES.replace("own.conf", "setup.conf")).succeed();
    verify("-x509_strict", "ca/cert.pem");
  }

  private void verify(String option, String authority) {
    for (String name : List.of("ek-rsa2048.crt", "ek-secp384r1.crt")) {
      openssl("x509", "-inform", "der", "-in", name, "-out", "cert.pem").succeed();
      openssl("verify", option, "-CAfile", authority, "cert.pem").succeed();
    }
  }

  @Test
  void areMadeWhereTheToolOfTheConfigurationIsNotInstalled() throws Exception {
    write(
        "own.conf",
        "create_certs_tool = /nonexistent/swtpm_localca\ncreate_certs_tool_config = ca.conf\n");
    ours.setup(CERTIFICATES).succeed();
    verify("-x509_strict", "ca/cert.pem");
    ours.setup(CERTIFICATES.replace("own.conf", "absent.conf")).refuse();
  }

  @Test
  void sayWhatTheKeysAreFor() throws Exception {
    ours.setup(CERTIFICATES + "--allow-signing").succeed();
    assertEquals("Digital Signature", usage());
    ours.setup(CERTIFICATES + "--allow-signing --decryption").succeed();
    assertEquals("Digital Signature, Key Encipherment", usage());
  }

  private String usage() {
    return openssl("x509", "-inform", "der", "-in", "ek-rsa2048.crt", "-noout", "-ext", "keyUsage")
        .succeed()
        .text()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .strip();
  }

  @Test
  void areRefusedByWhatIsWrongWithTheAuthority() throws Exception {
    ours.setup(CERTIFICATES).succeed();
    byte[] key = Files.readAllBytes(ours.path().resolve("ca/key.pem"));
    Files.move(ours.path().resolve("ca/cert.pem"), ours.path().resolve("cert"));
    refused("Of the authority's two files ca/cert.pem is missing: ca/key.pem is not replaced");
    assertArrayEquals(key, Files.readAllBytes(ours.path().resolve("ca/key.pem")));

    write("ca/cert.pem", "nothing\n");
    refused("ca/cert.pem has no certificate in PEM");

    openssl("ecparam", "-genkey", "-name", "secp384r1", "-noout", "-out", "sec1.pem").succeed();
    openssl("pkcs8", "-topk8", "-nocrypt", "-in", "sec1.pem", "-out", "ca/key.pem").succeed();
    Files.move(
        ours.path().resolve("cert"),
        ours.path().resolve("ca/cert.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    refused("it is not the key of the authority's certificate");

    openssl(
            "req",
            "-x509",
            "-key",
            "ca/key.pem",
            "-out",
            "ca/cert.pem",
            "-subj",
            "/CN=x",
            "-addext",
            "basicConstraints=critical,CA:FALSE")
        .succeed();
    refused("it is no authority's");

    write("ca.conf", "statedir = ca\nsigningkey = pkcs11:object=x\nissuercert = ca/cert.pem\n");
    refused("The signing key is no file");
    write("ca.conf", "statedir = ca\n");
    refused("Missing 'signingkey' config value in config file ca.conf.");
    write("own.conf", "create_certs_tool_config = none.conf\n");
    refused("Could not read the authority's config file none.conf: No such file or directory");
  }

  private void refused(String line) {
    String said = ours.setup(CERTIFICATES).refuse().errors();
    assertTrue(said.contains(line), said);
    assertEquals(2, said.lines().count(), said);
    assertEquals("", state());
  }

  private X509Certificate authority() throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(Files.readAllBytes(ours.path().resolve("ca/cert.pem"))));
  }

  private Bytes bytes(String name) throws IOException {
    return Bytes.of(Files.readAllBytes(ours.path().resolve(name)));
  }
}
