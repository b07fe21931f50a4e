package io.github.tpm4j.conformance.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files exchanged with tpm2-openssl over swtpm. */
@Tag("peer")
class Tss2PemOpensslTest {
  private static final int TPM2_POLICY_AUTH_VALUE = 0x16B;

  @TempDir Path folder;

  private Swtpm swtpm;

  @BeforeEach
  void start() throws IOException {
    swtpm = Swtpm.tcp();
  }

  @AfterEach
  void stop() throws IOException {
    swtpm.close();
  }

  @Test
  void aKeyOfTpm2OpensslIsWrittenAgainByteForByte() throws IOException {
    String ec = generate("ec.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    assertEquals(ec, Tss2Pem.encode(Tss2Pem.decode(ec)));
    String rsa = generate("rsa.pem", "-algorithm", "RSA", "-pkeyopt", "bits:2048");
    assertEquals(rsa, Tss2Pem.encode(Tss2Pem.decode(rsa)));
  }

  @Test
  void aKeyUnderAPersistentParentIsWrittenAgainByteForByte() throws IOException {
    tool("tpm2_createprimary", "-C", "o", "-c", "p.ctx");
    tool("tpm2_evictcontrol", "-c", "p.ctx", "0x81000001");
    tool("tpm2_flushcontext", "-t");
    String pem =
        generate(
            "child.pem",
            "-algorithm",
            "EC",
            "-pkeyopt",
            "group:P-256",
            "-pkeyopt",
            "parent:0x81000001");
    assertEquals(0x81000001, Tss2Pem.decode(pem).parent());
    assertEquals(pem, Tss2Pem.encode(Tss2Pem.decode(pem)));
  }

  @Test
  void aKeyWithAnAuthorizationValueSaysSo() throws IOException {
    String pem =
        generate(
            "auth.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256", "-pkeyopt", "user-auth:abc");
    assertFalse(Tss2Pem.decode(pem).emptyAuth());
  }

  @Test
  void tpm2OpensslSignsWithAKeyThatWeWrote() throws IOException {
    String theirs = generate("theirs.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    Tss2PrivateKey rebuilt = Tss2Pem.decode(theirs).toBuilder().build();
    assertNotEquals(theirs, Tss2Pem.encode(rebuilt), "DER TRUE differs from OpenSSL's");
    Files.writeString(folder.resolve("ours.pem"), Tss2Pem.encode(rebuilt));
    assertArrayEquals(publicKey("theirs.pem"), publicKey("ours.pem"));

    Files.writeString(folder.resolve("message"), "signed inside the TPM");
    tpm(
            "dgst",
            "-propquery",
            "?provider=tpm2",
            "-sha256",
            "-sign",
            "ours.pem",
            "-out",
            "sig",
            "message")
        .succeed();
    Tool.of("openssl", "dgst", "-sha256", "-verify", "ours.pem.pub", "-signature", "sig", "message")
        .in(folder)
        .succeed();
  }

  @Test
  void tpm2OpensslRefusesAKeyThatStatesItsPolicy() throws IOException {
    String theirs = generate("theirs.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    Tss2PolicyCommand authValue = new Tss2PolicyCommand(TPM2_POLICY_AUTH_VALUE, Bytes.EMPTY);
    Tss2PrivateKey extended = Tss2Pem.decode(theirs).toBuilder().policy(List.of(authValue)).build();
    Files.writeString(folder.resolve("extended.pem"), Tss2Pem.encode(extended));
    tpm("pkey", "-in", "extended.pem", "-pubout").refuse();
  }

  private String generate(String file, String... algorithm) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-out", file));
    arguments.addAll(List.of(algorithm));
    tpm("genpkey", arguments.toArray(String[]::new)).succeed();
    return Files.readString(folder.resolve(file));
  }

  private byte[] publicKey(String file) throws IOException {
    tpm("pkey", "-in", file, "-pubout", "-out", file + ".pub").succeed();
    return Files.readAllBytes(folder.resolve(file + ".pub"));
  }

  private void tool(String... command) {
    Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed();
  }

  /** An openssl command that knows the TPM. */
  private Tool tpm(String verb, String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl", verb));
    command.addAll(List.of("-provider", "tpm2", "-provider", "default"));
    command.addAll(List.of(arguments));
    return Tool.of(command.toArray(String[]::new)).tpm(swtpm.tcti()).in(folder);
  }
}
