package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's swtpm_setup, unmodified, makes the state of a TPM that the drop-in serves. */
@Tag("peer")
class SwtpmSetupTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private DropIn dropIn;
  private Path state;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
    state = Files.createDirectory(folder.resolve("state"));
    LocalCa.configure(folder, "active_pcr_banks = sha256\n");
  }

  private Tool setup(String... further) {
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/swtpm_setup", "--tpm2", "--tpm-state", state.toString(), "--config"));
    command.add(folder.resolve("setup.conf").toString());
    command.addAll(List.of(further));
    return Tool.of(command.toArray(String[]::new))
        .with("PATH", dropIn.path())
        .in(folder)
        .within(LIMIT);
  }

  /** What a script prints whose tools use the TPM. */
  private String onTpm(String script, String... options) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=" + state,
                "--flags",
                "startup-clear",
                "--server",
                "type=unixio,path=tpm",
                "--ctrl",
                "type=unixio,path=tpm.ctrl"));
    words.addAll(List.of(options));
    Path sign = folder.resolve("tpm");
    try (Served served = Served.start(dropIn, folder, sign, words.toArray(String[]::new))) {
      return Tool.of("bash", "-euo", "pipefail", "-c", script)
          .tpm("swtpm:path=" + sign)
          .in(folder)
          .succeed()
          .text();
    }
  }

  @Test
  void makesKeysAndCertificatesAndChoosesBanks() throws Exception {
    setup(
            "--createek",
            "--create-ek-cert",
            "--create-platform-cert",
            "--lock-nvram",
            "--vmid",
            "a:b")
        .succeed();
    String seen =
        onTpm(
            """
            tpm2_getcap handles-persistent
            tpm2_nvread -Q -o ek.der 0x1c00002
            openssl x509 -inform der -in ek.der -out ek.pem
            openssl verify -partial_chain -CAfile ca/cert.pem ek.pem
            tpm2_getcap pcrs
            """);
    assertTrue(seen.contains("0x81010001") && seen.contains("0x81010016"), seen);
    assertTrue(seen.contains("ek.pem: OK"), seen);
    assertFalse(seen.contains("sha384: [ 0"), seen);
    setup("--pcr-banks", "sha1,sha256,sha384", "--reconfigure").succeed();
    String changed = onTpm("tpm2_getcap pcrs");
    assertTrue(changed.contains("sha384: [ 0") && changed.contains("sha1: [ 0"), changed);
  }

  @Test
  void encryptsByAPassword() throws Exception {
    Files.writeString(folder.resolve("password"), "correct horse\n");
    Files.writeString(folder.resolve("wrong"), "wrong horse\n");
    setup("--createek", "--pwdfile", "password", "--cipher", "aes-256-cbc").succeed();
    String seen =
        onTpm("tpm2_getcap handles-persistent", "--key", "pwdfile=password,mode=aes-256-cbc");
    assertTrue(seen.contains("0x81010001"), seen);
    byte[] before = Files.readAllBytes(state.resolve("tpm2-00.permall"));
    for (String[] key : new String[][] {{}, {"--key", "pwdfile=wrong,mode=aes-256-cbc"}}) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "socket",
                  "--tpm2",
                  "--tpmstate",
                  "dir=" + state,
                  "--flags",
                  "startup-clear",
                  "--server",
                  "type=unixio,path=tpm2"));
      words.addAll(List.of(key));
      dropIn.tool(words.toArray(String[]::new)).in(folder).refuse();
    }
    assertArrayEquals(before, Files.readAllBytes(state.resolve("tpm2-00.permall")));
  }
}
