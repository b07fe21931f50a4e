package io.github.tpm4j.conformance.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.Tpm4j;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of {@code tpm4j key} on swtpm, used by OpenSSL, tpm2-openssl and tpm2-tools. */
@Tag("peer")
class KeyCommandTest {
  @TempDir private Path folder;

  private Swtpm swtpm;

  @BeforeEach
  void start() throws IOException {
    swtpm = Swtpm.tcp();
  }

  @AfterEach
  void stop() throws IOException {
    swtpm.close();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Runs {@code tpm4j key}, which must do what it is told. */
  private String key(String... arguments) {
    List<String> all = new ArrayList<>(List.of("key"));
    all.addAll(List.of(arguments));
    all.add("--tcti=" + swtpm.tcti());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Tpm4j.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    assertEquals(0, status, err::toString);
    return out.toString();
  }

  private String tool(String... command) {
    return Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed().text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec_p256", "ec_p384", "rsa_2048"})
  void opensslVerifiesARequest_withItsNames(String kind) {
    key("make", "--kind=" + kind, "-o", file("key.pem"));
    key(
        "csr",
        "--key=" + file("key.pem"),
        "--subject=CN=web.example,O=Example",
        "--dns=web.example",
        "--dns=*.web.example",
        "--ip=192.0.2.1",
        "--ip=2001:db8::1",
        "--email=mail@web.example",
        "--uri=https://web.example/",
        "-o",
        file("csr.pem"));
    String text = tool("openssl", "req", "-verify", "-noout", "-text", "-in", "csr.pem");
    assertTrue(text.contains("Subject: O = Example, CN = web.example"), text);
    assertTrue(
        text.contains(
            "DNS:web.example, DNS:*.web.example, IP Address:192.0.2.1,"
                + " IP Address:2001:DB8:0:0:0:0:0:1, email:mail@web.example,"
                + " URI:https://web.example/"),
        text);
  }

  @Test
  void aCertificateOfOpensslGoesIntoTheKeyStore() {
    String[] entry = {"--store=" + file("keys.tpm"), "--alias=web"};
    key("make", entry[0], entry[1], "--kind=rsa_2048");
    key("csr", entry[0], entry[1], "--subject=CN=web", "-o", file("csr.pem"));
    tool(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt",
        "-subj",
        "/CN=ca");
    tool(
        "openssl",
        "x509",
        "-req",
        "-in",
        "csr.pem",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        "web.crt");
    key("import", file("web.crt"), entry[0], entry[1]);
    key("export", entry[0], entry[1], "--form=certificate", "-o", file("kept.crt"));
    tool("openssl", "verify", "-CAfile", "ca.crt", "kept.crt");
    tool("openssl", "pkcs12", "-info", "-nokeys", "-in", "keys.tpm", "-passin", "pass:");
  }

  @Test
  void tpm2OpensslSignsWithTheFile() throws IOException {
    Files.writeString(folder.resolve("data"), "signed in the TPM");
    key("make", "-o", file("key.pem"));
    key("export", "--key=" + file("key.pem"), "-o", file("pub.pem"));
    tool(
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
        "key.pem",
        "-out",
        "sig",
        "data");
    tool("openssl", "dgst", "-sha256", "-verify", "pub.pem", "-signature", "sig", "data");
    key("sign", "--key=" + file("key.pem"), file("data"), "-o", file("sig2"));
    tool("openssl", "dgst", "-sha256", "-verify", "pub.pem", "-signature", "sig2", "data");
  }

  @Test
  void usesAKeyThatOpensslHasMade() throws IOException {
    Files.writeString(folder.resolve("data"), "signed in the TPM");
    tool(
        "openssl",
        "genpkey",
        "-provider",
        "tpm2",
        "-algorithm",
        "RSA",
        "-pkeyopt",
        "bits:2048",
        "-out",
        "key.pem");
    key("export", "--key=" + file("key.pem"), "-o", file("pub.pem"));
    key(
        "sign",
        "--key=" + file("key.pem"),
        "--algorithm=SHA256withRSAandMGF1",
        file("data"),
        "-o",
        file("sig"));
    tool(
        "openssl",
        "dgst",
        "-sha256",
        "-verify",
        "pub.pem",
        "-sigopt",
        "rsa_padding_mode:pss",
        "-sigopt",
        "rsa_pss_saltlen:auto",
        "-signature",
        "sig",
        "data");
  }

  @Test
  void decryptsWhatOpensslHasEncrypted() throws IOException {
    Files.writeString(folder.resolve("data"), "a secret");
    key("make", "--kind=rsa_2048", "-o", file("key.pem"));
    key("export", "--key=" + file("key.pem"), "-o", file("pub.pem"));
    tool(
        "openssl",
        "pkeyutl",
        "-encrypt",
        "-pubin",
        "-inkey",
        "pub.pem",
        "-in",
        "data",
        "-out",
        "enc",
        "-pkeyopt",
        "rsa_padding_mode:oaep",
        "-pkeyopt",
        "rsa_oaep_md:sha256",
        "-pkeyopt",
        "rsa_mgf1_md:sha256");
    key("decrypt", "--key=" + file("key.pem"), file("enc"), "-o", file("plain"));
    assertEquals("a secret", Files.readString(folder.resolve("plain")));
  }

  @Test
  void takesAnEncryptedKeyOfOpenssl() throws IOException {
    Files.writeString(folder.resolve("data"), "signed in the TPM");
    Files.writeString(folder.resolve("password"), "secret\n");
    tool(
        "openssl",
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "group:P-384",
        "-aes256",
        "-pass",
        "pass:secret",
        "-out",
        "software.pem");
    key(
        "import",
        file("software.pem"),
        "--file-password-file=" + file("password"),
        "--handle=0x81000020");
    key("sign", "--key=0x81000020", file("data"), "-o", file("sig"));
    tool(
        "openssl",
        "pkey",
        "-in",
        "software.pem",
        "-passin",
        "pass:secret",
        "-pubout",
        "-out",
        "pub.pem");
    tool("openssl", "dgst", "-sha384", "-verify", "pub.pem", "-signature", "sig", "data");
  }

  @Test
  void theToolsSeeTheSameKeys() {
    key("make", "--kind=rsa_2048", "--handle=0x81000021");
    String name = tool("tpm2_readpublic", "-c", "0x81000021", "-o", "theirs");
    key("export", "--key=0x81000021", "--form=tpm2b", "-o", file("ours"));
    tool("cmp", "theirs", "ours");
    assertTrue(key("list", "--json").contains(name.split("name: ")[1].split("\\s")[0]), name);
    tool("tpm2_evictcontrol", "-c", "0x81000021");
    assertTrue(key("list").contains("no keys"));
  }
}
