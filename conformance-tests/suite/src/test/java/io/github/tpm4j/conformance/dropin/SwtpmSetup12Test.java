package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's swtpm_setup, unmodified, makes the state of a TPM 1.2 that the drop-in serves. */
@Tag("peer")
class SwtpmSetup12Test {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int EK_CERTIFICATE = 0x1000_F000;
  private static final int PLATFORM_CERTIFICATE = 0x1000_F002;

  private static final AuthSecret OWNER = AuthSecret.ofUtf8("the owner's".toCharArray());
  private static final int HEADER_BYTES = 5;
  private static final int FULL_CERT_TAG_BYTES = 2;
  private static final int PIECE_BYTES = 512;

  @TempDir private Path folder;
  private DropIn dropIn;

  @Test
  void takesOwnershipAndStoresCertificates() throws Exception {
    dropIn = DropIn.in(folder);
    Files.createDirectory(folder.resolve("state"));
    LocalCa.configure(folder, "");
    Tool.of(
            "/usr/bin/swtpm_setup",
            "--tpm-state",
            folder.resolve("state").toString(),
            "--config",
            folder.resolve("setup.conf").toString(),
            "--createek",
            "--take-ownership",
            "--ownerpass",
            "the owner's",
            "--srk-well-known",
            "--create-ek-cert",
            "--create-platform-cert",
            "--lock-nvram")
        .with("PATH", dropIn.path())
        .in(folder)
        .within(LIMIT)
        .succeed();
    Path sign = folder.resolve("tpm");
    try (Served served =
            Served.start(
                dropIn,
                folder,
                sign,
                "socket",
                "--tpmstate",
                "dir=state",
                "--flags",
                "startup-clear",
                "--server",
                "type=unixio,path=tpm",
                "--ctrl",
                "type=unixio,path=tpm.ctrl");
        Tpm12Client client = Tpm12Client.connect(Transports.open("swtpm:path=" + sign))) {
      look(client);
    }
  }

  private void look(Tpm12Client client) throws Exception {
    // An attribute certificate, which openssl does not read.
    assertEquals(0x30, certificate(client, PLATFORM_CERTIFICATE)[0]);
    try (OiapSession oiap = client.oiap()) {
      TpmPubkey endorsementKey =
          client.execute(new OwnerReadPubek.Request(), oiap.lastWith(OWNER)).pubEndorsementKey();
      String expected =
          HexFormat.of().withUpperCase().formatHex(endorsementKey.modulus().toArray());
      assertEquals("Modulus=" + expected, modulus(client, EK_CERTIFICATE));
    }
    NvWriteValue.Request overwrite =
        new NvWriteValue.Request(EK_CERTIFICATE, 0, SecretBytes.of(new byte[1]));
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> client.execute(overwrite));
    assertEquals(TpmResult.AUTH_CONFLICT.value(), refused.code());
  }

  /** That of the key in a certificate, which the local authority has signed. */
  private String modulus(Tpm12Client client, int index) throws IOException {
    Files.write(folder.resolve("stored.der"), certificate(client, index));
    return Tool.of(
            "bash",
            "-euo",
            "pipefail",
            "-c",
            "openssl x509 -inform der -in stored.der -out stored.pem;"
                + " openssl verify -partial_chain -CAfile ca/cert.pem stored.pem >&2;"
                + " openssl x509 -in stored.pem -noout -modulus")
        .in(folder)
        .succeed()
        .text()
        .strip();
  }

  /** TCG_PCCLIENT_STORED_CERT with a TCG_FULL_CERT or a certificate in it. */
  private static byte[] certificate(Tpm12Client client, int index) {
    byte[] header = read(client, index, 0, HEADER_BYTES);
    assertArrayEquals(new byte[] {0x10, 0x01, 0x00}, Arrays.copyOf(header, 3));
    int size = ByteBuffer.wrap(header).getShort(3) & 0xFFFF;
    byte[] stored = read(client, index, HEADER_BYTES, size);
    int from = stored[0] == 0x30 ? 0 : FULL_CERT_TAG_BYTES;
    return Arrays.copyOfRange(stored, from, size);
  }

  /** In pieces that a response has room for. */
  private static byte[] read(Tpm12Client client, int index, int offset, int size) {
    ByteBuffer all = ByteBuffer.allocate(size);
    while (all.hasRemaining()) {
      int piece = Math.min(all.remaining(), PIECE_BYTES);
      NvReadValue.Request request = new NvReadValue.Request(index, offset + all.position(), piece);
      try (OiapSession oiap = client.oiap()) {
        all.put(client.execute(request, oiap.lastWith(OWNER)).data().toArray());
      }
    }
    return all.array();
  }
}
