package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code tpm4j}, a process for each command, through tcsd and beside the tools of trousers. */
abstract class CommandContract extends Contract {
  private static final String DATA = "what is kept";
  private static final String NONCE = "00112233445566778899aabbccddeeff00112233";

  CommandContract(ServedTpm.Starter starter) {
    super(starter);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(stack().file("data"), DATA);
  }

  private Tool tpm4j(String line) {
    List<String> command =
        new ArrayList<>(
            JavaCommand.of(JavaCommand.SHORT_LIVED, "io.github.tpm4j.cli.Tpm4j", line.split(" ")));
    return Tool.of(command.toArray(String[]::new))
        .in(stack().file("data").getParent())
        .with("TPM4J_TCTI", stack().tcti());
  }

  private String ok(String line) {
    ToolResult result = tpm4j(line).succeed();
    assertEquals("", result.errors(), line);
    return result.text();
  }

  @Test
  void showsTheTpm_andWhatIsWrongWithIt() {
    String info = ok("info");
    assertTrue(info.contains("TPM 1.2"), info);
    ToolResult doctor = tpm4j("doctor").run();
    // A TPM of swtpm or the bundled one is new: nobody has locked its NV memory.
    assertEquals(3, doctor.status(), doctor::toString);
    assertTrue(doctor.text().contains("NV"), doctor::toString);
  }

  @Test
  void signsByAKeyOfAKeyStore_untilItsPcrChanges() throws IOException {
    ok("key make --store=keys.tpm --alias=web --pcrs=sha1:16");
    ok("key sign --store=keys.tpm --alias=web --algorithm=SHA256withRSA data -o signature");
    ok("key export --store=keys.tpm --alias=web --form=public -o public.pem");
    run("openssl", "dgst", "-sha256", "-verify", "public.pem", "-signature", "signature", "data");
    assertTrue(ok("store keys.tpm").contains("yes"));

    ok("pcr extend 16 --file=data");
    ToolResult changed = tpm4j("store keys.tpm").run();
    assertEquals(3, changed.status(), changed::toString);
    assertTrue(changed.text().contains("PCR 16 (SHA1) have other values"), changed::toString);
    tpm4j("key sign --store=keys.tpm --alias=web data -o signature").refuse();
  }

  @Test
  void keepsDataInNv_asTheToolsSeeThem() throws IOException {
    ok("nv define 0x00001300 --size=12 --written-by-owner --owner-well-known");
    ok("nv write 0x00001300 --file=data --owner-well-known");
    run("tpm_nvread", "-i", "0x1300", "-s", "12", "-f", "read");
    assertEquals(DATA, Files.readString(stack().file("read")));
    ok("nv undefine 0x00001300 --yes --owner-well-known");
  }

  @Test
  void sealsToAPcr_andQuotes() throws IOException {
    ok("seal --pcrs=sha1:7 data sealed");
    ok("unseal sealed back");
    assertEquals(DATA, Files.readString(stack().file("back")));

    String quote = ok("quote --new-key=ak.pem --owner-well-known --pcrs=sha1:0-7 --nonce=" + NONCE);
    Files.writeString(stack().file("quote.json"), quote);
    ok("verify quote.json --key=ak.pem --pcrs=sha1:0-7 --nonce=" + NONCE);
    String other = NONCE.replace('0', '1');
    tpm4j("verify quote.json --key=ak.pem --pcrs=sha1:0-7 --nonce=" + other).refuse();
  }
}
