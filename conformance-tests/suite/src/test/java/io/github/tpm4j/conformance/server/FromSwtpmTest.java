package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolFailure;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TPM that swtpm has served goes on here, with tpm2-tools on both sides. */
@Tag("peer")
class FromSwtpmTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Makes a primary key and prints its Name, for each hierarchy. */
  private static final String NAMES =
      """
      primary() {
        tpm2_createprimary -Q "$@" -c p.ctx
        tpm2_readpublic -Q -c p.ctx -n p.name
        tpm2_flushcontext -Q -t
        echo "$*" $(od -An -v -tx1 p.name)
      }
      for hierarchy in '-C o -P ownerpw' '-C e -P endopw' '-C p' '-C n'; do
        primary $hierarchy $OPTIONS
      done
      """;

  private static final String SIGNER =
      "-a fixedtpm|fixedparent|sensitivedataorigin|userwithauth|sign";

  @TempDir private Path folder;
  private Path swtpmState;

  @BeforeEach
  void makeFolders() throws IOException {
    swtpmState = Files.createDirectory(folder.resolve("swtpm"));
  }

  private String run(String tcti, String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm(tcti)
        .in(folder)
        .within(LIMIT)
        .succeed()
        .text();
  }

  /** Runs a script on the TPM of swtpm, which then ends. */
  private String onSwtpm(String script) throws IOException {
    try (Swtpm swtpm = Swtpm.unix(swtpmState)) {
      return run(swtpm.tcti(), script);
    }
  }

  /** Runs a script on the TPM that it became. */
  private String onEngine(String startup, String script, String... options) throws IOException {
    Path data = folder.resolve("engine");
    List<String> arguments = new ArrayList<>(List.of("swtpm", "--server", "unix:" + data));
    arguments.addAll(List.of("--ctrl", "unix:" + data + ".ctrl", "--startup", startup));
    arguments.addAll(List.of("--state", folder.resolve("state").toString()));
    arguments.addAll(List.of("--from-swtpm", swtpmState.toString()));
    arguments.addAll(List.of(options));
    try (EngineServer server = EngineServer.start(arguments.toArray(String[]::new))) {
      String text = run("swtpm:path=" + data, script);
      assertEquals(0, server.terminate());
      return text;
    }
  }

  private static final String OWNED =
      """
      tpm2_changeauth -Q -c owner ownerpw
      tpm2_changeauth -Q -c endorsement endopw
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-G ecc256",
        "-G ecc384 -g sha384",
        "-G ecc521 -g sha512",
        "-G aes128",
        "-G aes256",
        "-G hmac:sha384 " + SIGNER,
        "-G ecc256:ecdsa:null " + SIGNER,
        "-G rsa1024",
        "-G rsa2048",
        "-G rsa2048:rsapss:null " + SIGNER,
        "-G rsa3072 -g sha384"
      })
  void primariesComeOutTheSame(String options) throws IOException {
    String names = NAMES.replace("$OPTIONS", options.replace("|", "\\|"));
    String before = onSwtpm(OWNED + names + "tpm2_shutdown -c\n");

    assertEquals(withoutNullHierarchy(before), withoutNullHierarchy(onEngine("clear", names)));
  }

  /** Its seed is new at each TPM Reset. */
  private static List<String> withoutNullHierarchy(String names) {
    List<String> lines = names.lines().filter(line -> !line.startsWith("-C n")).toList();
    assertEquals(3, lines.size(), names);
    return lines;
  }

  @Test
  void primariesOfTheNullHierarchyComeOutTheSameAfterAResume() throws IOException {
    String names = NAMES.replace("$OPTIONS", "-G ecc256");
    String before = onSwtpm(OWNED + names + "tpm2_shutdown\n");

    assertEquals(before, onEngine("state", names));
  }

  @Test
  void whatIsSealedUnderTheStorageKeyIsUnsealed() throws IOException {
    onSwtpm(
        """
        tpm2_createprimary -Q -C o -G rsa2048 -c srk.ctx
        tpm2_startauthsession -S s.ctx
        tpm2_policypcr -Q -S s.ctx -l sha256:7 -L pcr.policy
        tpm2_flushcontext s.ctx
        echo -n 'the disk key' |
          tpm2_create -Q -C srk.ctx -i - -L pcr.policy -u seal.pub -r seal.priv
        tpm2_shutdown -c
        """);

    assertEquals(
        "the disk key",
        onEngine(
            "clear",
            """
            tpm2_createprimary -Q -C o -G rsa2048 -c srk.ctx
            tpm2_flushcontext -t
            tpm2_load -Q -C srk.ctx -u seal.pub -r seal.priv -c seal.ctx
            tpm2_flushcontext -t
            tpm2_unseal -c seal.ctx -p pcr:sha256:7
            """));
  }

  @Test
  void persistentKeysAreUsed() throws IOException {
    onSwtpm(
        """
        make() { # handle, algorithm
          tpm2_createprimary -Q -C o -c srk.ctx
          tpm2_flushcontext -t
          tpm2_create -Q -C srk.ctx -G $2 -p keypw -u k.pub -r k.priv -c k.ctx
          tpm2_flushcontext -t
          tpm2_evictcontrol -Q -C o -c k.ctx $1
          tpm2_flushcontext -t
          tpm2_readpublic -Q -c $1 -f pem -o $1.pem 2>/dev/null || true
        }
        make 0x81000101 ecc256
        make 0x81000102 rsa2048
        make 0x81000103 hmac
        make 0x81000104 aes128
        tpm2_createprimary -Q -C o -c srk.ctx
        tpm2_evictcontrol -Q -C o -c srk.ctx 0x81000001
        tpm2_flushcontext -t
        tpm2_create -Q -C 0x81000001 -i - -u seal.pub -r seal.priv <<< 'under the persistent key'
        echo 'message' > message
        tpm2_rsaencrypt -Q -c 0x81000102 -o rsa.enc message
        tpm2_hmac -c 0x81000103 -p keypw -o hmac.before message
        tpm2_encryptdecrypt -Q -c 0x81000104 -p keypw -o aes.enc message
        tpm2_getcap handles-persistent > handles.before
        tpm2_readpublic -c 0x81000101 > public.before
        tpm2_shutdown -c
        """);
    onEngine(
        "clear",
        """
        for key in 0x81000101 0x81000102; do
          tpm2_sign -Q -c $key -p keypw -g sha256 -f plain -o signature message
          openssl dgst -sha256 -verify $key.pem -signature signature message
        done
        tpm2_rsadecrypt -c 0x81000102 -p keypw rsa.enc | cmp - message
        tpm2_hmac -c 0x81000103 -p keypw -o hmac.after message
        cmp hmac.before hmac.after
        tpm2_encryptdecrypt -Q -d -c 0x81000104 -p keypw -o aes.dec aes.enc
        cmp message aes.dec
        tpm2_load -Q -C 0x81000001 -u seal.pub -r seal.priv -c seal.ctx
        tpm2_flushcontext -t
        tpm2_unseal -c seal.ctx | grep -q 'under the persistent key'
        tpm2_getcap handles-persistent | cmp - handles.before
        tpm2_readpublic -c 0x81000101 | cmp - public.before
        """);
  }

  @Test
  void nvIndicesOfEveryKindGoOn() throws IOException {
    String read =
        """
        for index in 0x1500010 0x1500011 0x1500012 0x1500013 0x1500014 0x1500015; do
          tpm2_nvread -C o $index | od -An -v -tx1
        done
        tpm2_nvreadpublic
        """;
    String before =
        onSwtpm(
            """
            tpm2_nvdefine -Q 0x1500010 -C o -s 20 -a 'ownerread|ownerwrite|authread|write_stclear'
            tpm2_nvwrite -Q -C o 0x1500010 -i - <<< 'nineteen characters'
            tpm2_nvwritelock -Q -C o 0x1500010
            tpm2_nvdefine -Q 0x1500011 -C o -a 'ownerread|ownerwrite|authread|nt=counter'
            tpm2_nvincrement -Q -C o 0x1500011
            tpm2_nvincrement -Q -C o 0x1500011
            tpm2_nvdefine -Q 0x1500012 -C o -a 'ownerread|ownerwrite|authread|orderly|nt=counter'
            tpm2_nvincrement -Q -C o 0x1500012
            tpm2_nvdefine -Q 0x1500013 -C o -a 'ownerread|ownerwrite|authread|nt=bits'
            tpm2_nvsetbits -Q -C o -i 0x8005 0x1500013
            tpm2_nvdefine -Q 0x1500014 -C o -s 32 -a 'ownerread|ownerwrite|authread|nt=extend'
            tpm2_nvextend -Q -C o -i - 0x1500014 <<< 'measured'
            tpm2_nvdefine -Q 0x1500015 -C o -s 8 -a 'ownerread|ownerwrite|orderly|authread'
            tpm2_nvwrite -Q -C o 0x1500015 -i - <<< '7 chars'
            tpm2_nvdefine -Q 0x1500016 -C o -s 8 -a 'ownerread|ownerwrite|authread'
            """
                + read
                + "tpm2_shutdown\n");

    assertEquals(
        before,
        onEngine(
            "state",
            read
                + """
                ! tpm2_nvwrite -Q -C o 0x1500010 -i - <<< 'changed' > refusal 2>&1
                grep -q 'NV access locked' refusal
                tpm2_nvincrement -Q -C o 0x1500011
                test "$(tpm2_nvread -C o 0x1500011 | od -An -tx1)" = ' 00 00 00 00 00 00 00 03'
                """));
  }

  @Test
  void pcrClockAndLockoutGoOn() throws IOException {
    String read =
        """
        tpm2_pcrread
        tpm2_getcap properties-variable | grep -A1 -E 'LOCKOUT|MAX_AUTH_FAIL|inLockout'
        tpm2_getcap pcrs
        """;
    String before =
        onSwtpm(
            """
            tpm2_pcrallocate -Q sha1:none+sha256:all+sha384:all+sha512:none
            tpm2_shutdown -c
            """);
    assertEquals("", before);
    before =
        onSwtpm(
            """
            tpm2_pcrextend 3:sha256=%064d,sha384=%096d
            tpm2_pcrextend 10:sha256=%064d
            tpm2_dictionarylockout -Q -s -n 6 -t 3600 -l 7200
            tpm2_createprimary -Q -C o -p right -c p.ctx -a \
            'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|decrypt'
            tpm2_flushcontext -t
            for i in 1 2; do
              ! echo | tpm2_create -Q -C p.ctx -P wrong -i- -u s.pub -r s.priv 2>/dev/null
              tpm2_flushcontext -t
            done
            """
                    .formatted(1, 2, 3)
                + read
                + """
                tpm2_readclock > clock.before
                tpm2_shutdown
                """);

    assertEquals(
        before,
        onEngine(
            "state",
            read
                + """
                tpm2_readclock > clock.after
                clock() { grep -E '^ *clock:' $1 | grep -oE '[0-9]+'; }
                test $(clock clock.after) -ge $(clock clock.before)
                grep -q 'safe: yes' clock.after
                diff <(grep reset_count clock.before) <(grep reset_count clock.after)
                """));
  }

  @Test
  void endorsementKeysFitTheCertificatesOfSwtpmSetup() throws IOException {
    Tool.of(
            "bash",
            "-euo",
            "pipefail",
            "-c",
            """
            mkdir ca
            cat > localca.conf <<EOF
            statedir = $PWD/ca
            signingkey = $PWD/ca/signkey.pem
            issuercert = $PWD/ca/issuercert.pem
            certserial = $PWD/ca/certserial
            EOF
            touch localca.options
            cat > setup.conf <<EOF
            create_certs_tool = $(command -v swtpm_localca)
            create_certs_tool_config = $PWD/localca.conf
            create_certs_tool_options = $PWD/localca.options
            EOF
            swtpm_setup --tpm2 --tpmstate dir://$PWD/swtpm --createek --create-ek-cert \
              --config $PWD/setup.conf
            """)
        .in(folder)
        .within(LIMIT)
        .succeed();
    onEngine(
        "clear",
        """
        tpm2_nvread 0x1c00002 -o rsa.der
        tpm2_nvread 0x1c00016 -o ecc.der
        tpm2_createek -Q -G rsa -c ek.ctx -u rsa.pem -f pem
        tpm2_flushcontext -t
        tpm2_createek -Q -G ecc384 -c ek.ctx -u ecc.pem -f pem
        tpm2_readpublic -Q -c 0x81010001 -f pem -o persistent.pem
        for key in rsa ecc; do
          openssl x509 -inform der -in $key.der -noout -pubkey > certified.pem
          cmp <(openssl pkey -pubin -in certified.pem) <(openssl pkey -pubin -in $key.pem)
        done
        cmp <(openssl pkey -pubin -in rsa.pem) <(openssl pkey -pubin -in persistent.pem)
        """);
  }

  @Test
  void encryptedStateNeedsItsKey() throws IOException {
    Path key =
        Files.writeString(folder.resolve("key"), "00112233445566778899aabbccddeeff".repeat(2));
    Path other = Files.writeString(folder.resolve("other"), "ff".repeat(32));
    String data = folder.resolve("swtpm.sock").toString();
    try (Swtpm swtpm =
        Swtpm.with(
            swtpmState,
            "--server",
            "type=unixio,path=" + data,
            "--ctrl",
            "type=unixio,path=" + data + ".ctrl",
            "--flags",
            "not-need-init,startup-clear",
            "--key",
            "file=" + key + ",mode=aes-256-cbc")) {
      run(
          "swtpm:path=" + data,
          """
          tpm2_nvdefine -Q 0x1500010 -C o -s 5 -a 'ownerread|ownerwrite'
          tpm2_nvwrite -Q -C o 0x1500010 -i - <<< 'kept'
          tpm2_shutdown -c
          """);
      assertTrue(swtpm.folder().equals(swtpmState));
    }
    String read = "tpm2_nvread -C o 0x1500010";

    assertRefused("is encrypted: give the key");
    assertRefused("another key", "--from-swtpm-key", "file=" + other + ",mode=aes-256-cbc");
    assertRefused("Could not parse key hex string", "--from-swtpm-key", "file=" + key);
    assertEquals(
        "kept\n", onEngine("clear", read, "--from-swtpm-key", "file=" + key + ",mode=aes-256-cbc"));
    // The second start is on the state that the first one made.
    assertEquals("kept\n", onEngine("clear", read));
  }

  private void assertRefused(String words, String... options) {
    ToolFailure failure = assertThrows(ToolFailure.class, () -> onEngine("clear", "true", options));
    assertTrue(failure.getMessage().contains(words), failure::getMessage);
  }

  @Test
  void isNotTakenFromARunningSwtpm() throws IOException {
    try (Swtpm swtpm = Swtpm.unix(swtpmState)) {
      // Its sockets are there before its state is.
      run(swtpm.tcti(), "tpm2_getrandom --hex 4");
      byte[] before = Files.readAllBytes(swtpmState.resolve("tpm2-00.permall"));
      assertRefused("end its swtpm first");
      assertArrayEquals(before, Files.readAllBytes(swtpmState.resolve("tpm2-00.permall")));
      run(swtpm.tcti(), "tpm2_getrandom --hex 4");
    }
  }
}
