package io.github.tpm4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class Tpm4jTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Tpm4j.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void printsTheVersionsOfProjectAndJavaAndWhatComputes() {
    assertEquals(0, run("version"));
    assertLinesMatch(
        List.of(
            "tpm4j \\d+\\.\\d+\\.\\d+.*",
            "Java \\d+.*",
            "  native library: " + (isOff() ? "none.*=off.*" : "Amazon.*AWS-LC.*"),
            "  EC key pairs: " + (isOff() ? "Bouncy Castle" : "native library"),
            ">> the other primitives >>"),
        out.toString().lines().toList());
  }

  private static boolean isOff() {
    return "off".equals(System.getProperty("tpm4j.native"));
  }

  @Test
  void optionVersionPrintsTheSameAsTheCommand() {
    run("version");
    String byCommand = out.toString();
    out.getBuffer().setLength(0);
    assertEquals(0, run("--version"));
    assertEquals(byCommand, out.toString());
  }

  @Test
  void refusesAnUnknownCommand_status2() {
    assertEquals(2, run("frobnicate"));
    assertTrue(err.toString().contains("frobnicate"), err::toString);
  }

  @Test
  void doesNotMoveTheCursorByWhatWasTyped_status2() {
    assertEquals(2, run("frob\033[2Jnicate"));
    assertTrue(err.toString().contains("frob?[2Jnicate"), err::toString);
  }

  @Test
  void refusesAPathThatIsNone_status2() {
    assertEquals(2, run("eventlog", "log\0"));
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains("it is no path: Nul character not allowed"), err::toString);
  }

  @Test
  void suggestsWhatWasMeantInOneLine() {
    assertEquals(2, run("doktor"));
    assertEquals(
        List.of(
            "tpm4j: Unmatched argument at index 0: 'doktor'; did you mean doctor? (tpm4j --help)"),
        err.toString().lines().toList());
  }

  @Test
  void refusesToCertifyAnUnknownKey_status2() {
    assertEquals(
        2, run("serve", "mssim", "--port=0", "--state=memory", "--ek-certificates=ecc_p256,dsa_1"));
    assertTrue(err.toString().contains("'dsa_1' is none of the keys"), err::toString);
  }

  @Test
  void refusesToCertifyAKeyThatTheProfileLacks_status1() {
    assertEquals(
        1,
        run(
            "serve",
            "mssim",
            "--port=0",
            "--state=memory",
            "--profile=159",
            "--ek-certificates=ml_kem_768"));
    assertTrue(err.toString().contains("--with mlkem,mldsa"), err::toString);
  }

  @Test
  void refusesAnUnknownAlgorithm_status2() {
    for (String option : List.of("--with=sha4", "--without=sha4")) {
      assertEquals(2, run("serve", "mssim", "--port=0", "--state=memory", option));
      assertTrue(err.toString().contains("'sha4' is no algorithm and no curve"), err::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--with=mldsa --profile=159 | TPM_ALG_MLDSA came with revision 185 of the TPM 2.0 Library; this TPM"
            + " follows 159",
        "--with=MLKEM --profile=184 | TPM_ALG_MLKEM came with revision 185 of the TPM 2.0 Library;"
            + " this TPM follows 184",
        "--with=lms --profile=185 | The bundled TPM does not implement TPM_ALG_LMS",
        "--with=bp_p256_r1 --profile=185 | The bundled TPM does not implement TPM_ECC_BP_P256_R1",
        "--with=nv_definespace2 | TPM_CC_NV_DefineSpace2 is a command, which --with does not take:"
            + " a TPM has it with --profile 183 or later",
        "--without=FirmwareRead | TPM_CC_FirmwareRead is a command, which --with does not take: the"
            + " bundled TPM leaves it out",
        "--countdown-timers=17 | 17 countdown timers: a TPM has 0 to 16"
      })
  void refusesInOneLineWhatTheRevisionDoesNotKnow_status2(String options, String words) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "mssim", "--port=0", "--state=memory"));
    arguments.addAll(List.of(options.split(" ")));
    assertEquals(2, run(arguments.toArray(String[]::new)));
    assertEquals(
        List.of("tpm4j serve mssim: " + words + " (tpm4j serve mssim --help)"),
        err.toString().lines().toList());
  }

  @Test
  void refusesAKeyBesideAPassword_status2() {
    assertEquals(
        2,
        run(
            "serve",
            "mssim",
            "--port=0",
            "--state=memory",
            "--state-key-file=key",
            "--state-password-file=password"));
    assertTrue(err.toString().contains("--state-key-file or --state-password-file"), err::toString);
  }

  @Test
  void refusesToPollForLong_status2() {
    assertEquals(2, run("serve", "mssim", "--port=0", "--state=memory", "--polling-micros=1001"));
    assertTrue(err.toString().contains("0 to 1000, and is 1001"), err::toString);
  }

  @Test
  void printsWhereACommandFailedIfAsked() {
    String[] serve = {"serve", "mssim", "--port=0", "--state=/dev/null/tpm"};
    assertEquals(1, run(serve));
    assertEquals(1, err.toString().lines().count(), err::toString);
    List<String> traced = new ArrayList<>(List.of(serve));
    traced.add("--stacktrace");
    assertEquals(1, run(traced.toArray(String[]::new)));
    assertTrue(err.toString().contains("\tat io.github.tpm4j.cli.serve."), err::toString);
  }

  @Test
  void makesOnlyTheCommandThatIsNamed() {
    CommandLine line = Tpm4j.commandLineFor(List.of("serve", "mssim", "--port=0"));
    assertEquals(Set.of("serve"), line.getSubcommands().keySet());
    assertEquals(Set.of("mssim"), line.getSubcommands().get("serve").getSubcommands().keySet());
    CommandLine help = Tpm4j.commandLineFor(List.of("serve", "--help"));
    assertEquals(
        Set.of("swtpm", "mssim", "fleet"),
        help.getSubcommands().get("serve").getSubcommands().keySet());
  }

  @Test
  void givesEachCommandTheNameOfItsAnnotation() {
    requireOwnNames(Tpm4j.commandLine());
  }

  private static void requireOwnNames(CommandLine line) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              Object object = command.getCommandSpec().userObject();
              CommandLine.Command annotation =
                  object == null
                      ? null
                      : object.getClass().getAnnotation(CommandLine.Command.class);
              assertTrue(annotation == null || annotation.name().equals(name), name);
              requireOwnNames(command);
            });
  }

  @Test
  void refusesAnUnknownProfile_status2() {
    assertEquals(2, run("serve", "mssim", "--port=0", "--state=memory", "--profile=160"));
    assertTrue(err.toString().contains("'160' is no profile: there are 159, 183"), err::toString);
  }

  @Test
  void listsItsCommandsInTheHelp() {
    assertEquals(0, run("--help"));
    for (CommandLine command : Tpm4j.commandLine().getSubcommands().values()) {
      assertTrue(out.toString().contains(command.getCommandName()), out::toString);
    }
  }

  @Test
  void tellsOfACauseOnlyOnce() {
    Exception cause = new IllegalStateException("no TPM at device:/dev/tpmrm0");
    assertEquals(
        "cannot connect: no TPM at device:/dev/tpmrm0",
        Failure.words(new RuntimeException("cannot connect", cause)));
    assertEquals(
        "java.lang.IllegalStateException: no TPM at device:/dev/tpmrm0",
        Failure.words(new RuntimeException(cause)));
  }
}
