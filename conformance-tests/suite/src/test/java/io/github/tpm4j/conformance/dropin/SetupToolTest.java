package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code swtpm_setup --tpm2} says and makes what swtpm's own does. */
@Tag("peer")
class SetupToolTest {
  private static final String STATE = "--tpm2 --tpm-state state --config setup.conf ";
  private static final String ALL =
      STATE + "--create-spk --create-ek-cert --create-platform-cert --lock-nvram --vmid a:b ";

  private static final List<String> LINES =
      List.of(
          "",
          "--tpm2",
          "--tpm2 --tpm-state nodir",
          "--tpm2 --tpm-state setup.conf",
          "--tpm2 --tpm-state foo://state",
          "--tpm2 --tpm-state state --config nofile",
          "--bogus",
          "--vmid",
          "--tpm2=1",
          "--version",
          STATE + "--keyfile nofile",
          STATE + "--pwdfile nofile",
          STATE + "--keyfile-fd 99",
          STATE + "--pwdfile-fd 99",
          STATE + "--cipher foo",
          STATE + "--keyfile key --cipher aes-256-cbc",
          STATE + "--rsa-keysize 1000",
          STATE + "--runas nobody-of-this-name",
          STATE + "--logfile /nonexistent/x",
          STATE + "--tpm /nonexistent",
          STATE + "--tpm /bin/false",
          STATE + "--take-ownership",
          STATE + "--write-ek-cert-files nodir",
          STATE + "--reconfigure --createek",
          STATE + "--pcr-banks foo",
          "--tpm2 --tpm-state state --config absent.conf --create-ek-cert",
          "--tpm2 --tpm-state state --config failing.conf --create-ek-cert",
          STATE + "extra",
          STATE,
          STATE + "--not-overwrite",
          STATE + "--overwrite --not-overwrite",
          STATE + "--overwrite --swtpm_ioctl x --tcsd-system-ps-file x",
          STATE + "--overwrite --pcr-banks sha1,foo",
          STATE + "--overwrite --pcr-banks -",
          STATE + "--reconfigure --pcr-banks sha384,sha1",
          STATE + "--reconfigure --overwrite",
          "--tpm2 --tpm-state other --config setup.conf --reconfigure",
          "--tpm2 --tpm-state dir://state --config setup.conf",
          "--tpm2 --tpm-state file://other/f --config setup.conf",
          STATE + "--overwrite --allow-signing --create-ek-cert --decryption --vmid x",
          STATE + "--overwrite --allow-signing --create-platform-cert --rsa-keysize 3072",
          STATE + "--overwrite --create-spk --ecc --createek --rsa-keysize max",
          STATE + "--overwrite --pwdfile password --cipher aes-256-cbc",
          "--create-config-files",
          "--create-config-files root,overwrite,skip-if-exist");

  /** What a TPM has, but for what is its own. */
  private static final String INVENTORY =
      """
      tpm2_getcap handles-persistent
      tpm2_getcap pcrs
      for handle in $(tpm2_getcap handles-persistent | sed 's/- //'); do
        echo "$handle"
        tpm2_readpublic -c "$handle" | grep -v '^ *\\(rsa\\|x\\|y\\|name\\|qualified name\\): '
      done
      for index in $(tpm2_getcap handles-nv-index | sed 's/- //'); do
        tpm2_nvreadpublic "$index" | grep -v '^ *\\(name\\|size\\): '
        echo 00 | xxd -r -p | tpm2_nvwrite -C platform -i- "$index" 2> refused && echo open || echo locked
      done
      """;

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
  void makesTheKeysAndCertificatesThatSwtpmMakes() throws Exception {
    for (String line :
        List.of(
            ALL,
            STATE + "--overwrite --create-ek-cert --rsa-keysize 3072 --pcr-banks sha1,sha384",
            STATE + "--overwrite --create-ek-cert --allow-signing --lock-nvram",
            STATE + "--overwrite --createek --allow-signing --decryption --create-spk --ecc")) {
      swtpms.setup(line).succeed();
      ours.setup(line).succeed();
      String inventory = swtpms.onTpm(INVENTORY);
      assertTrue(inventory.contains("0x81010016"), inventory);
      assertEquals(inventory, ours.onTpm(INVENTORY), line);
    }
  }

  @Test
  void hasCertificatesOfTheKeysThatTheTemplatesMake() throws Exception {
    ours.setup(ALL + "--write-ek-cert-files .").succeed();
    String seen =
        ours.onTpm(
            """
            for index in 0x1c00002 0x1c00016 0x1c08000; do
              tpm2_nvread -Q -o cert.der "$index"
              openssl x509 -inform der -in cert.der -out cert.pem
              openssl verify -partial_chain -CAfile ca/cert.pem cert.pem
            done
            tpm2_createek -Q -G rsa -c ek.ctx -u rsa.pub
            tpm2_readpublic -Q -c ek.ctx -f pem -o rsa.pem
            openssl x509 -inform der -in ek-rsa2048.crt -noout -pubkey | cmp - rsa.pem
            tpm2_readpublic -Q -c 0x81010001 -f pem -o persistent.pem
            cmp persistent.pem rsa.pem
            openssl x509 -inform der -in ek-secp384r1.crt -noout -subject
            """);
    assertEquals("cert.pem: OK\n".repeat(3) + "subject=CN = a:b\n", seen);
    assertEquals("rw-r-----", permissions(ours.path().resolve("ek-rsa2048.crt")));
    assertEquals("rw-------", permissions(ours.path().resolve("state/tpm2-00.permall")));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void encryptsByThePasswordInADescriptor() throws Exception {
    shell("exec 5< password; exec %s --pwdfile-fd 5 --cipher aes-256-cbc --createek");
    assertTrue(
        ours.onTpm("tpm2_getcap handles-persistent", "--key", "pwdfile=password,mode=aes-256-cbc")
            .contains("0x81010001"));
    byte[] before = Files.readAllBytes(ours.path().resolve("state/tpm2-00.permall"));
    ours.setup(STATE + "--reconfigure --pcr-banks sha1").refuse();
    assertArrayEquals(before, Files.readAllBytes(ours.path().resolve("state/tpm2-00.permall")));
  }

  private void shell(String script) {
    String setup = ours.bin().resolve("swtpm_setup") + " " + STATE;
    Tool.of("bash", "-euc", script.formatted(setup))
        .with("PATH", ours.searchPath())
        .in(ours.path())
        .succeed();
  }

  @Test
  void makesTheStateOfAnotherSwtpm() throws Exception {
    shell(
        "exec 5< password; exec %s --tpm /usr/bin/swtpm --pwdfile-fd 5 --create-ek-cert"
            + " --lock-nvram");
    SetupFolder served = new SetupFolder(ours.path(), swtpms.bin(), swtpms.searchPath());
    String seen =
        served.onTpm(
            "tpm2_getcap handles-persistent", "--key", "pwdfile=password,mode=aes-128-cbc");
    assertTrue(seen.contains("0x81010001") && seen.contains("0x81010016"), seen);
    assertEquals(1, ours.setup(STATE + "--tpm /usr/bin/swtpm").run().status());
  }

  @Test
  void leavesATpmThatIsInUse() throws Exception {
    ours.setup(STATE + "--createek").succeed();
    String seen =
        ours.onTpm(
            // It has its state once it answers.
            "tpm2_getcap handles-persistent > first; "
                + "PATH=%s %s %s --overwrite > log 2>&1 || echo refused; cat first"
                    .formatted(ours.searchPath(), ours.bin().resolve("swtpm_setup"), STATE));
    assertTrue(seen.startsWith("refused") && seen.contains("0x81010001"), seen);
  }

  @Test
  void leavesNothingWhereItFails() throws IOException {
    ours.setup("--tpm2 --tpm-state state --config failing.conf --create-ek-cert").refuse();
    assertFalse(Files.exists(ours.path().resolve("state/tpm2-00.permall")));
  }

  @Test
  void writesTheConfigurationThatItReads() throws IOException {
    for (SetupFolder each : List.of(swtpms, ours)) {
      each.setup("--create-config-files root").succeed();
    }
    for (String name : List.of("swtpm_setup.conf", "swtpm-localca.conf")) {
      assertEquals(config(swtpms, name), config(ours, name));
    }
    assertEquals(3, config(ours, "swtpm-localca.options").lines().count());
    ours.setup("--create-config-files root").refuse();
    ours.setup("--create-config-files root,skip-if-exist").succeed();
    ours.setup("--create-config-files=root,overwrite").succeed();
    ours.setup("--tpm2 --tpm-state state --create-ek-cert").succeed();
  }

  private static String config(SetupFolder folder, String name) throws IOException {
    return Files.readString(folder.path().resolve("config").resolve(name))
        .replace(folder.path().toString(), "FOLDER");
  }
}
