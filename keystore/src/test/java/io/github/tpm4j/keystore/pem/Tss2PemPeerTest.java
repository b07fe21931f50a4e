package io.github.tpm4j.keystore.pem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.keystore.testing.Peer;
import io.github.tpm4j.keystore.testing.Swtpm;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files exchanged with tpm2-openssl over swtpm. */
@Tag("peer")
class Tss2PemPeerTest {
  @TempDir Path folder;

  private Swtpm swtpm;
  private Peer openssl;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.start(folder);
    openssl = new Peer(folder, Map.of("TPM2OPENSSL_TCTI", swtpm.tcti()));
  }

  @AfterEach
  void stop() {
    swtpm.close();
  }

  @Test
  void aKeyOfTpm2OpensslIsWrittenAgainByteForByte() throws Exception {
    String ec = generate("ec.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    assertEquals(ec, Tss2Pem.encode(Tss2Pem.decode(ec)));
    String rsa = generate("rsa.pem", "-algorithm", "RSA", "-pkeyopt", "bits:2048");
    assertEquals(rsa, Tss2Pem.encode(Tss2Pem.decode(rsa)));
  }

  @Test
  void tpm2OpensslSignsWithAKeyThatWeWrote() throws Exception {
    String theirs = generate("theirs.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    Tss2PrivateKey rebuilt = Tss2Pem.decode(theirs).toBuilder().build();
    assertNotEquals(theirs, Tss2Pem.encode(rebuilt));
    Files.writeString(folder.resolve("ours.pem"), Tss2Pem.encode(rebuilt));

    publicKey("theirs.pem", "theirs.pub");
    publicKey("ours.pem", "ours.pub");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("theirs.pub")),
        Files.readAllBytes(folder.resolve("ours.pub")));

    Files.writeString(folder.resolve("message"), "signed inside the TPM");
    openssl.succeed(
        "openssl",
        "dgst",
        "-provider",
        "tpm2",
        "-provider",
        "default",
        "-propquery",
        "?provider=tpm2",
        "-sha256",
        "-sign",
        "ours.pem",
        "-out",
        "signature",
        "message");
    openssl.succeed(
        "openssl", "dgst", "-sha256", "-verify", "ours.pub", "-signature", "signature", "message");
  }

  @Test
  void tpm2OpensslKnowsNoOptionalFieldButEmptyAuth() throws Exception {
    String theirs = generate("theirs.pem", "-algorithm", "EC", "-pkeyopt", "group:P-256");
    Tss2PolicyCommand authValue = new Tss2PolicyCommand(0x16B, Bytes.EMPTY);
    Tss2PrivateKey extended = Tss2Pem.decode(theirs).toBuilder().policy(List.of(authValue)).build();
    Files.writeString(folder.resolve("extended.pem"), Tss2Pem.encode(extended));
    Peer.Result result =
        openssl.run(
            "openssl", "pkey", "-provider", "tpm2", "-provider", "default", "-in", "extended.pem");
    assertNotEquals(0, result.exitCode());
  }

  private String generate(String file, String... algorithm) throws Exception {
    String[] command = ("openssl genpkey -provider tpm2 -provider default -out " + file).split(" ");
    String[] whole = new String[command.length + algorithm.length];
    System.arraycopy(command, 0, whole, 0, command.length);
    System.arraycopy(algorithm, 0, whole, command.length, algorithm.length);
    openssl.succeed(whole);
    return Files.readString(folder.resolve(file));
  }

  private void publicKey(String file, String out) throws Exception {
    openssl.succeed(
        "openssl",
        "pkey",
        "-provider",
        "tpm2",
        "-provider",
        "default",
        "-in",
        file,
        "-pubout",
        "-out",
        out);
  }
}
