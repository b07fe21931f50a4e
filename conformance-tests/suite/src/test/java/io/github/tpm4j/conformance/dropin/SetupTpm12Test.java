package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code swtpm_setup} without {@code --tpm2} says and makes what swtpm's own does: a TPM 1.2. */
@Tag("peer")
class SetupTpm12Test {
  private static final String STATE = "--tpm-state state --config setup.conf ";
  private static final String AGAIN = STATE + "--overwrite ";
  private static final String ALL =
      AGAIN + "--take-ownership --create-ek-cert --create-platform-cert --lock-nvram --vmid a:b ";

  /** Of the certificates that were in NV memory. */
  private static final String VERIFIED =
      """
      openssl pkey -pubin -inform der -in key.der -out key.pem
      for name in ek platform; do
        openssl x509 -inform der -in $name.der -out $name.pem
        openssl x509 -in $name.pem -noout -pubkey | cmp - key.pem
      done
      for name in $VERIFIABLE; do
        openssl verify -partial_chain -CAfile ca/cert.pem $name.pem
      done
      """;

  private static final List<String> LINES =
      List.of(
          "--tpm-state nodir --ecc",
          "--tpm-state state --ecc --create-spk --reconfigure",
          "--tpm-state state --create-spk --reconfigure",
          "--tpm-state state --config nofile --reconfigure",
          "--tpm-state state --config nofile",
          "--tpm-state ",
          STATE + "--tpm /bin/false",
          STATE + "--rsa-keysize 3072",
          STATE + "--rsa-keysize 1000",
          STATE + "--rsa-keysize 3072 --keyfile nofile",
          STATE + "--write-ek-cert-files nodir",
          "--tpm-state state --config absent.conf --create-ek-cert",
          "--tpm-state state --config failing.conf --create-ek-cert",
          STATE,
          STATE + "--createek",
          STATE + "--not-overwrite",
          STATE + "--ecc",
          AGAIN + "--createek --display --rsa-keysize max --pcr-banks foo --allow-signing",
          AGAIN + "--ownerpass a --srkpass b --createek",
          AGAIN + "--take-ownership --ownerpass a --srk-well-known",
          AGAIN + "--create-platform-cert",
          AGAIN + "--create-ek-cert --lock-nvram",
          ALL,
          AGAIN + "--pwdfile password --cipher aes-256-cbc --createek",
          AGAIN + "--keyfile nofile",
          "--tpm-state dir://state --config setup.conf --overwrite",
          "--tpm-state file://other/f --config setup.conf --createek");

  @TempDir private Path folder;
  private SetupFolder swtpms;
  private SetupFolder ours;

  @BeforeEach
  void install() throws IOException {
    swtpms = SetupFolder.ofSwtpm(folder.resolve("swtpm"));
    ours = SetupFolder.of(DropIn.in(folder), folder.resolve("ours"));
  }

  @Test
  void saysWhatSwtpmSays() {
    assertEquals(swtpms.said(LINES), ours.said(LINES));
  }

  @Test
  void makesTheTpmThatSwtpmMakes() throws Exception {
    for (String line :
        List.of(
            STATE,
            AGAIN + "--createek",
            AGAIN + "--create-ek-cert",
            AGAIN + "--create-platform-cert --lock-nvram",
            ALL)) {
      swtpms.setup(line).succeed();
      ours.setup(line).succeed();
      assertEquals(swtpms.onTpm12(MadeTpm12::read), ours.onTpm12(MadeTpm12::read), line);
    }
    MadeTpm12 all = ours.onTpm12(MadeTpm12::read);
    assertTrue(all.hasOwner(), all::toString);
    assertEquals(List.of(MadeTpm12.EK_CERTIFICATE, MadeTpm12.PLATFORM_CERTIFICATE), all.indices());
  }

  @Test
  void givesTheOwnerTheSecretsThatAreNamed() throws Exception {
    String take = AGAIN + "--take-ownership ";
    String passwords = take + "--owner-well-known --ownerpass own --srkpass root --srk-well-known";
    for (SetupFolder each : List.of(swtpms, ours)) {
      assertSecrets(each, take, secret("ooo"), secret("sss"));
      assertSecrets(each, take + "--srkpass root", secret("ooo"), secret("root"));
      assertSecrets(each, passwords, secret("own"), secret("root"));
    }
  }

  @Test
  void takesTheWellKnownSecretAsItIs_whereSwtpmHashesIt() throws Exception {
    String known = AGAIN + "--take-ownership --owner-well-known --srk-well-known";
    assertSecrets(ours, known, AuthSecret.wellKnown(), AuthSecret.wellKnown());
    AuthSecret hashed = secret("\0".repeat(20));
    assertSecrets(swtpms, known, hashed, hashed);
  }

  private static AuthSecret secret(String password) {
    return AuthSecret.ofUtf8(password.toCharArray());
  }

  private static void assertSecrets(
      SetupFolder folder, String line, AuthSecret owner, AuthSecret storageRoot) throws Exception {
    String said = folder.setup(line).succeed().text();
    assertTrue(said.contains("Successfully took ownership of the TPM."), said);
    boolean accepted = folder.onTpm12(client -> MadeTpm12.accepts(client, owner, storageRoot));
    assertTrue(accepted, () -> line + " in " + folder.path());
  }

  @Test
  void keepsCertificatesOfTheEndorsementKey() throws Exception {
    String line = AGAIN + "--create-ek-cert --create-platform-cert --write-ek-cert-files . ";
    ours.setup(line).succeed();
    assertCertificates("ek");
    byte[] key = Files.readAllBytes(ours.path().resolve("ca/key.pem"));
    String own = line.replace("setup.conf", "own.conf");
    Files.writeString(
        ours.path().resolve("own.conf"),
        "create_certs_tool_config = ca.conf\ncreate_certs_tool_options = ca.options\n");
    String said = ours.setup(own).succeed().text();
    assertTrue(said.contains("Successfully created platform certificate locally."), said);
    assertCertificates("ek platform");
    assertArrayEquals(key, Files.readAllBytes(ours.path().resolve("ca/key.pem")));
  }

  /**
   * By OpenSSL.
   *
   * @param verifiable without that of the platform where swtpm_localca 0.7.1 has made it: its
   *     subjectAltName cannot be read
   */
  private void assertCertificates(String verifiable) throws Exception {
    Path endorsement = ours.path().resolve("ek.der");
    PublicKey key =
        ours.onTpm12(
            client -> {
              write(endorsement, MadeTpm12.certificate(client, MadeTpm12.EK_CERTIFICATE));
              write(
                  ours.path().resolve("platform.der"),
                  MadeTpm12.certificate(client, MadeTpm12.PLATFORM_CERTIFICATE));
              return RsaPublicKeys.of(Ownership.readEndorsementKey(client));
            });
    assertArrayEquals(
        Files.readAllBytes(endorsement), Files.readAllBytes(ours.path().resolve("ek-rsa2048.crt")));
    write(ours.path().resolve("key.der"), key.getEncoded());
    Tool.of("bash", "-euc", VERIFIED).with("VERIFIABLE", verifiable).in(ours.path()).succeed();
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lockedCertificatesAreTheOwnersAlone() throws Exception {
    NvReadValue.Request request = new NvReadValue.Request(MadeTpm12.EK_CERTIFICATE, 0, 5);
    List<Integer> codes = new ArrayList<>();
    for (SetupFolder each : List.of(swtpms, ours)) {
      each.setup(ALL).succeed();
      codes.add(
          each.onTpm12(
              client ->
                  assertThrows(TpmResponseException.class, () -> client.execute(request)).code()));
    }
    assertEquals(codes.get(0), codes.get(1));
  }

  @Test
  void encryptsByAPassword() throws Exception {
    ours.setup(STATE + "--createek --pwdfile password --cipher aes-256-cbc").succeed();
    String key = "pwdfile=password,mode=aes-256-cbc";
    ours.onTpm12(Ownership::readEndorsementKey, "--key", key);
    byte[] before = Files.readAllBytes(ours.path().resolve("state/tpm-00.permall"));
    String socket = "socket --flags startup-clear --tpmstate dir=state --server type=unixio,path=t";
    List<String> command = new ArrayList<>(List.of(ours.bin().resolve("swtpm").toString()));
    command.addAll(List.of(socket.split(" ")));
    Tool.of(command.toArray(String[]::new)).in(ours.path()).refuse();
    assertArrayEquals(before, Files.readAllBytes(ours.path().resolve("state/tpm-00.permall")));
  }

  @Test
  void makesTheStateOfAnotherSwtpm() throws Exception {
    ours.setup(ALL + "--tpm /usr/bin/swtpm").succeed();
    SetupFolder served = new SetupFolder(ours.path(), swtpms.bin(), swtpms.searchPath());
    swtpms.setup(ALL).succeed();
    assertEquals(swtpms.onTpm12(MadeTpm12::read), served.onTpm12(MadeTpm12::read));
    assertEquals(1, ours.setup(STATE + "--tpm /usr/bin/swtpm").run().status());
  }

  @Test
  void leavesATpm20ThatIsInTheSameFolder() throws Exception {
    ours.setup("--tpm2 " + STATE + "--createek").succeed();
    ours.setup(AGAIN + "--createek").succeed();
    assertTrue(ours.onTpm("tpm2_getcap handles-persistent").contains("0x81010001"));
    ours.onTpm12(Ownership::readEndorsementKey);
  }

  @Test
  void leavesNothingWhereItFails() throws IOException {
    ours.setup("--tpm-state state --config failing.conf --create-ek-cert").refuse();
    assertFalse(Files.exists(ours.path().resolve("state/tpm-00.permall")));
  }

  @Test
  void refusesOptionsOfATpm20() {
    String said = ours.setup(STATE + "--iakkeyalgo rsa2048 --create-ek-cert").refuse().errors();
    assertEquals("--iakkeyalgo requires --tpm2.\n", said);
  }
}
