package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that the options of later versions of {@code swtpm_setup} ask for. */
@Tag("peer")
class SetupKeysTest {
  private static final String CERTIFIED =
      "--tpm2 --tpm-state state --config own.conf --create-ek-cert --overwrite"
          + " --write-ek-cert-files . --vmid a:b ";

  @TempDir private Path folder;
  private SetupFolder ours;

  @BeforeEach
  void install() throws IOException {
    ours = SetupFolder.of(DropIn.in(folder), folder.resolve("ours"));
    Files.writeString(ours.path().resolve("own.conf"), "create_certs_tool_config = ca.conf\n");
  }

  @Test
  void areEndorsementKeysOfEachAlgorithm() throws Exception {
    ours.setup(CERTIFIED + "--ek1keyalgo RSA4096 --ek2keyalgo ecc_nist_p521").succeed();
    assertEquals(
        "- 0x81010018\n- 0x8101001E\nek-rsa4096.crt: OK\nek-secp521r1.crt: OK\n",
        ours.onTpm(
            "tpm2_getcap handles-persistent\n"
                + certified("0x8101001e", "ek-rsa4096", "0x1c0001e")
                + certified("0x81010018", "ek-secp521r1", "0x1c00018")));

    ours.setup(CERTIFIED + "--ek1keyalgo secp256r1 --ek2keyalgo secp256r1").succeed();
    assertEquals(
        "- 0x8101000A\nek-secp256r1.crt: OK\n",
        ours.onTpm(
            "tpm2_getcap handles-persistent\n"
                + certified("0x8101000a", "ek-secp256r1", "0x1c0000a")));
  }

  /** The certificate in a file is that in NV, of the persistent key, and by the authority. */
  private static String certified(String handle, String name, String index) {
    return """
        tpm2_readpublic -Q -c %s -f pem -o key.pem
        openssl x509 -inform der -in %s.crt -noout -pubkey | cmp - key.pem
        tpm2_nvread -Q -o nv.der %s
        cmp nv.der %s.crt
        openssl x509 -inform der -in %s.crt -out %s.pem
        openssl verify -x509_strict -CAfile ca/cert.pem %s.pem | sed s/pem/crt/
        """
        .formatted(handle, name, index, name, name, name, name);
  }

  @Test
  void areLargeRsaKeysToo() throws Exception {
    ours.setup(CERTIFIED + "--rsa-keysize 4096 --create-spk").succeed();
    assertEquals(
        "- 0x81000001\n- 0x81010016\n- 0x8101001E\n  value: 4096\n",
        ours.onTpm(
            "tpm2_getcap handles-persistent\n"
                + "tpm2_readpublic -c 0x81000001 | grep -A1 '^bits' | grep -o '4096' "
                + "| sed 's/^/  value: /' || tpm2_readpublic -c 0x81000001"));
  }

  @Test
  void areKeysThatTheDeviceIsKnownBy() throws Exception {
    for (String algorithm : List.of("secp384r1", "rsa2048")) {
      ours.setup(CERTIFIED + "--iakkeyalgo " + algorithm + " --idevidkeyalgo " + algorithm)
          .succeed();
      String seen =
          ours.onTpm(
              certified("0x81020001", "iak-" + algorithm, "0x1c90100")
                  + certified("0x81020000", "idevid-" + algorithm, "0x1c90200")
                  + quoted(algorithm.startsWith("rsa") ? "sha256" : "sha384")
                  + "openssl x509 -inform der -in iak-%s.crt -noout -ext keyUsage | tail -n 1\n"
                      .formatted(algorithm)
                  + "openssl asn1parse -inform der -in idevid-%s.crt | grep -A2 'Alternative'"
                      .formatted(algorithm)
                  + " | sed -n 's/.*DUMP.://p' | xxd -r -p | strings | grep -o 'TP4J:.*'\n");
      List<String> lines = seen.lines().map(String::strip).toList();
      assertEquals("iak-" + algorithm + ".crt: OK", lines.get(0), seen);
      assertEquals("idevid-" + algorithm + ".crt: OK", lines.get(1), seen);
      assertEquals("Verified OK", lines.get(2), seen);
      assertEquals("Verified OK", lines.get(3), seen);
      assertEquals("Digital Signature", lines.get(4), seen);
      assertEquals(lines.get(5), "TP4J:" + authority() + ":" + serial(), seen);
    }
  }

  /** What the IAK attests and the IDevID signs is verified by the keys in their certificates. */
  private static String quoted(String hash) {
    return """
        hash=%s
        tpm2_readpublic -Q -c 0x81020001 -f pem -o iak.pem
        tpm2_quote -Q -c 0x81020001 -l sha256:0 -q abcd -m quote -f plain -s attested -g $hash \\
          $([ $hash = sha384 ] || echo --scheme rsapss)
        openssl dgst -$hash $([ $hash = sha384 ] || echo -sigopt rsa_padding_mode:pss) \\
          -verify iak.pem -signature attested quote
        echo text > text
        tpm2_sign -Q -c 0x81020000 -g $hash -f plain -o signed text
        tpm2_readpublic -Q -c 0x81020000 -f pem -o idevid.pem
        openssl dgst -$hash -verify idevid.pem -signature signed text
        """
        .formatted(hash);
  }

  private String authority() {
    return field("-ext", "authorityKeyIdentifier")
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .strip()
        .replace(":", "")
        .toLowerCase(Locale.ROOT);
  }

  private String serial() {
    return field("-serial").strip().replace("serial=", "").toLowerCase(Locale.ROOT);
  }

  private String field(String... words) {
    List<String> command = new ArrayList<>(List.of("openssl", "x509", "-inform", "der"));
    command.addAll(List.of("-in", "ek-rsa2048.crt", "-noout"));
    command.addAll(List.of(words));
    return Tool.of(command.toArray(String[]::new)).in(ours.path()).succeed().text();
  }

  @Test
  void areThoseOfTheConfigurationToo() throws Exception {
    Files.writeString(
        ours.path().resolve("own.conf"),
        "create_certs_tool_config = ca.conf\nek1keyalgo = secp256r1\niakkeyalgo = secp256r1\n");
    ours.setup(CERTIFIED).succeed();
    assertEquals(
        "- 0x8101000A\n- 0x81010016\n- 0x81020001\n", ours.onTpm("tpm2_getcap handles-persistent"));
  }

  @Test
  void areRefusedInOneLine() {
    refused(CERTIFIED + "--ek1keyalgo dsa", "Key algorithm dsa is not supported.");
    refused(
        "--tpm2 --tpm-state state --config own.conf --createek --iakkeyalgo rsa2048",
        "When creating IAK and/or IDevID keys, then an EK certificate must be created as well.");
    for (String option :
        List.of("profile", "profile-name", "profile-file", "profile-remove-disabled")) {
      String said = ours.setup(CERTIFIED + "--" + option + " x").refuse().errors();
      assertTrue(said.startsWith("swtpm_setup: --" + option + ": libtpms' profiles"), said);
      assertEquals(1, said.lines().count(), said);
    }
  }

  private void refused(String line, String message) {
    assertEquals(message + "\n", ours.setup(line).refuse().errors());
  }

  @Test
  void areNotToldInProfiles() {
    assertEquals(
        "{ \"local\": [], \"distro\": [], \"builtin\": [] }\n",
        ours.setup("--tpm2 --print-profiles").succeed().text());
  }
}
