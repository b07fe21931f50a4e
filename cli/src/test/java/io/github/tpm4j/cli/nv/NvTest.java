package io.github.tpm4j.cli.nv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvTest {
  private static final String INDEX = "0x01800001";

  private CommandTpm tpm;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws TransportException {
    tpm = new CommandTpm();
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = tpm.run(arguments);
    assertEquals(List.of(), run.errors());
    assertEquals(0, run.status());
    return run;
  }

  private void refused(int status, String words, String... arguments) {
    CommandRun run = tpm.run(arguments);
    assertEquals(status, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }

  private byte[] read(String... options) throws IOException {
    Path file = folder.resolve("read");
    String[] all = new String[options.length + 5];
    System.arraycopy(new String[] {"nv", "read", INDEX, "-o", file.toString()}, 0, all, 0, 5);
    System.arraycopy(options, 0, all, 5, options.length);
    ok(all);
    return Files.readAllBytes(file);
  }

  @Test
  void keepsMoreThanACommandTakes() throws IOException {
    byte[] data = new byte[2000];
    data[1999] = 7;
    Path file = Files.write(folder.resolve("data"), data);
    ok("nv", "define", INDEX, "--size", "2000");
    ok("nv", "write", INDEX, "--file", file.toString());
    assertArrayEquals(data, read());
    assertArrayEquals(new byte[] {0, 7}, read("--offset=1998"));
    assertArrayEquals(new byte[] {0}, read("--offset=1998", "--size=1"));
  }

  @Test
  void writesText() throws IOException {
    ok("nv", "define", INDEX, "--size=2");
    ok("nv", "write", INDEX, "--data", "00aB");
    assertEquals("00ab", new String(read("--hex")).strip());
    ok("nv", "write", INDEX, "--data=ff", "--offset=1");
    assertEquals("AP8=", new String(read("--base64")).strip());
  }

  @Test
  void counts_neverBack() throws IOException {
    ok("nv", "define", INDEX, "--type=counter");
    assertEquals(List.of("1"), ok("nv", "increment", INDEX).lines());
    assertEquals(List.of("2"), ok("nv", "increment", INDEX).lines());
    refused(1, "was not defined for", "nv", "write", INDEX, "--data=0000000000000000");
    assertEquals("0000000000000002", new String(read("--hex")).strip());
  }

  @Test
  void setsBits_andExtends() {
    ok("nv", "define", INDEX, "--type=bits");
    assertEquals(List.of("8000000000000001"), ok("nv", "set-bits", INDEX, "0", "63").lines());
    ok("nv", "define", "0x01800002", "--type=extend", "--hash=sha384");
    assertEquals(96, ok("nv", "extend", "0x01800002", "--data=01").lines().get(0).length());
  }

  @Test
  void isUsedByItsPassword() throws IOException {
    Path right = Files.writeString(folder.resolve("right"), "geheim\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "falsch\n");
    String option = "--password-file=" + right;
    ok("nv", "define", INDEX, "--size=1", "--not-by-owner", option);
    ok("nv", "write", INDEX, "--data=05", option);
    assertArrayEquals(new byte[] {5}, read(option));
    refused(1, "wrong", "nv", "read", INDEX, "--hex", "--password-file=" + wrong);
    refused(1, "wrong", "nv", "read", INDEX, "--hex");
  }

  @Test
  void limitsThePasswordOfAPin() throws IOException {
    Path right = Files.writeString(folder.resolve("right"), "1234");
    ok("nv", "define", INDEX, "--type=pin-fail", "--pin-limit=3", "--password-file=" + right);
    assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 0, 3}, read());
  }

  @Test
  void locksUntilRestart_andForGood() {
    ok("nv", "define", INDEX, "--size=1", "--lockable");
    ok("nv", "write", INDEX, "--data=01");
    ok("nv", "lock", INDEX, "--writing");
    refused(1, "locked against writing", "nv", "write", INDEX, "--data=02");
    ok("nv", "lock", INDEX, "--reading");
    refused(1, "locked against reading", "nv", "read", INDEX, "--hex");
  }

  @Test
  void lists_inWordsAndJson() throws IOException {
    ok("nv", "define", INDEX, "--size=9", "--written-by-owner", "--count-wrong-passwords");
    assertEquals(
        List.of(
            "  0x01800001  ordinary, 9 bytes; read by owner, password; written by owner; not",
            "              written; wrong passwords count"),
        ok("nv", "list").lines());
    String json = ok("nv", "list", "--json").out();
    assertEquals("0x01800001", JsonText.at(json, "/indices/0/index"));
    assertEquals("9", JsonText.at(json, "/indices/0/sizeBytes"));
    assertEquals("true", JsonText.at(json, "/indices/0/countsWrongPasswords"));
  }

  @Test
  void namesCertificatesOfEndorsementKeys() throws TransportException {
    try (CommandTpm with = new CommandTpm("engine:memory,ek-certificates=yes,name=nv-list")) {
      String list = with.run("nv", "list").out().replaceAll("\\s+", " ");
      assertTrue(list.contains("certificate of the endorsement key RSA 2048"), list);
      assertTrue(list.contains("certificates above those of endorsement keys"), list);
    }
  }

  @Test
  void removesOnlyWhenToldSo() {
    ok("nv", "define", INDEX, "--size=1");
    refused(2, "--yes says you mean it", "nv", "undefine", INDEX);
    refused(1, "exists already", "nv", "define", INDEX, "--size=1");
    ok("nv", "undefine", INDEX, "--yes");
    refused(1, "does not exist", "nv", "read", INDEX, "--hex");
    assertEquals(List.of(), ok("nv", "list").lines());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read 0x81000001 --hex | those begin with 0x01",
        "read 25165825 --hex | it must be as 0x01800001",
        "read 0x01800001 --hex --offset=-1 | must be 0 or more",
        "define 0x01800001 | --size belongs to the type ordinary",
        "define 0x01800001 --type=counter --size=8 | --size belongs to the type ordinary",
        "define 0x01800001 --size=65536 | from 0 to 65535",
        "define 0x01800001 --type=pin-pass | --pin-limit belongs to",
        "define 0x01800001 --type=heap | is none of [ordinary, counter",
        "define 0x01800001 --size=1 --not-by-owner --written-by-owner | contradicts",
        "define 0x01800001 --type=extend --hash=md5 | is no hash",
        "write 0x01800001 --data=0 | pairs of hexadecimal digits",
        "write 0x01800001 | --file=FILE",
        "set-bits 0x01800001 64 | 64 is no bit",
        "lock 0x01800001 | --reading",
        "read 0x01800001 --hex --password-env=TPM4J_NO_SUCH_VARIABLE | no environment variable",
        "read 0x01800001 --hex --password | needs a terminal",
      })
  void refusesInOneLine_status2(String arguments, String words) {
    refused(2, words, ("nv " + arguments).split(" "));
  }
}
