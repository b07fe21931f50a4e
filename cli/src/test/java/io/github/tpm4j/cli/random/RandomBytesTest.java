package io.github.tpm4j.cli.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RandomBytesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private byte[] run(String... arguments) {
    CommandLine command = new CommandLine(new RandomBytes(out));
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--tcti=engine:memory";
    assertEquals(0, command.execute(all));
    byte[] written = out.toByteArray();
    out.reset();
    return written;
  }

  private String line(String... arguments) {
    String text = new String(run(arguments), StandardCharsets.US_ASCII);
    assertTrue(text.endsWith(System.lineSeparator()));
    return text.strip();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 3072, 3073, 10_000})
  void writesAsManyBytes(int count) {
    String number = Integer.toString(count);
    assertEquals(count, run(number).length);
    assertEquals(count, HexFormat.of().parseHex(line(number, "--hex")).length);
    assertEquals(count, Base64.getDecoder().decode(line(number, "--base64")).length);
  }

  @Test
  void writesThoseOfATpm12Too() {
    CommandRun run = CommandRun.of("random", "5000", "--hex", "--tcti=engine12:memory");
    assertEquals(0, run.status(), run::err);
  }

  @Test
  void writesOthersEachTime() {
    assertNotEquals(line("32", "--hex"), line("32", "--hex"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | tpm4j random: COUNT is 0: it must be 1 or more (tpm4j random --help)",
        "many | tpm4j random: Invalid value for positional parameter at index 0 (COUNT): 'many' is not an int (tpm4j random --help)",
        "--hex | tpm4j random: Missing required parameter: 'COUNT' (tpm4j random --help)"
      })
  void refusesInOneLine_status2(String argument, String words) {
    CommandRun run = CommandRun.of("random", argument);
    assertEquals(List.of(words), run.errors());
    assertEquals(2, run.status());
  }

  @Test
  void refusesTwoForms_status2() {
    CommandRun run = CommandRun.of("random", "8", "--hex", "--base64");
    assertEquals(2, run.status());
    assertEquals(1, run.errors().size(), run::err);
  }

  @Test
  void reportsAMissingTpmInOneLine_status1() {
    CommandRun run = CommandRun.of("random", "8", "--hex", "--tcti=swtpm:port=1");
    assertEquals(1, run.status());
    assertEquals(
        List.of("tpm4j random: Nothing answers at 127.0.0.1 port 1 (Connection refused)"),
        run.errors());
  }
}
