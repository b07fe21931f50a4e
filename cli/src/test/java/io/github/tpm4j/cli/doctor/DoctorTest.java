package io.github.tpm4j.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);
  private static final TpmHandle INDEX = TpmHandle.of(0x01000001);

  @Test
  void findsNothingWrongWithANewTpm() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun run = tpm.run("doctor");
      assertEquals(0, run.status(), run::out);
      assertTrue(run.lines().stream().allMatch(line -> line.matches("(ok|  ).*")), run::out);
      assertEquals(List.of(), findings(tpm));
    }
  }

  @Test
  void doesNotClaimATestThatTheTpmHasStillToMake() {
    assertEquals("It has passed its self-test.", Condition.selfTest(TpmRc.SUCCESS));
    for (TpmRc open : List.of(TpmRc.NEEDS_TEST, TpmRc.TESTING)) {
      assertEquals(
          "It has not failed a self-test, and has not tested everything yet.",
          Condition.selfTest(open));
    }
  }

  @Test
  void findsALockout_andSaysForHowLong() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      define(tpm.client(), SecretBytes.of(new byte[] {1}));
      for (int i = 0; i < 3; i++) {
        tryWrongPassword(tpm.client());
      }
      CommandRun run = tpm.run("doctor");
      assertEquals(3, run.status());
      assertEquals(List.of("lockout"), findings(tpm));
      assertTrue(
          run.out().contains("!!  The TPM is locked out: 3 of 3 wrong passwords."), run::out);
      assertTrue(run.out().contains("wait 16 min 40 s for one try"), run::out);
      run.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }

  @Test
  void findsThatALockoutIsNear() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      define(tpm.client(), SecretBytes.of(new byte[] {1}));
      tryWrongPassword(tpm.client());
      tryWrongPassword(tpm.client());
      assertEquals(List.of("lockout-near"), findings(tpm));
    }
  }

  @Test
  void findsDisabledHierarchies() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      disable(tpm.client(), TpmHandle.OWNER);
      assertEquals(List.of("owner-disabled"), findings(tpm));
      disable(tpm.client(), TpmHandle.ENDORSEMENT);
      assertEquals(List.of("owner-disabled", "endorsement-disabled"), findings(tpm));
      assertEquals(3, tpm.run("doctor").status());
    }
  }

  @Test
  void findsThatATpmIsInFailureMode(@TempDir Path folder) throws IOException {
    Path state = folder.resolve("tpm");
    try (CommandTpm tpm = new CommandTpm("engine:ek-certificates=no,dir=" + state)) {
      // Its store cannot write any more, which the TPM takes for a fault of its own.
      delete(state);
      Files.writeString(state, "no folder");
      try {
        define(tpm.client(), SecretBytes.EMPTY);
      } catch (TpmResponseException e) {
        assertTrue(e.getMessage().contains("TPM_RC_FAILURE"), e::getMessage);
      }
      assertEquals(List.of("self-test"), findings(tpm));
      CommandRun info = tpm.run("info");
      assertEquals(0, info.status(), info::err);
      assertTrue(info.out().contains("!!  The TPM failed its self-test"), info::out);
      Files.delete(state);
    }
  }

  @Test
  void saysThatNothingAnswers() {
    CommandRun run = CommandRun.of("doctor", "--tcti=swtpm:port=1");
    assertEquals(3, run.status());
    assertTrue(run.out().contains("!!  The TPM at swtpm:port=1 cannot be used:"), run::out);
    assertEquals("", run.err());
  }

  @Test
  void refusesAWrongOptionInOneLine_status2() {
    CommandRun run = CommandRun.of("doctor", "--cure");
    assertEquals(2, run.status());
    assertEquals(
        List.of("tpm4j doctor: Unknown option: '--cure' (tpm4j doctor --help)"), run.errors());
  }

  private static List<String> findings(CommandTpm tpm) throws IOException {
    return JsonText.all(tpm.run("doctor", "--json").out(), "id");
  }

  private static void define(TpmClient client, SecretBytes password) {
    TpmaNv attributes = TpmaNv.of(TpmaNv.AUTHREAD | TpmaNv.AUTHWRITE);
    TpmsNvPublic area = new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 8);
    client.execute(new NvDefineSpace.Request(TpmHandle.OWNER, password, area), NO_PASSWORD);
  }

  private static void tryWrongPassword(TpmClient client) {
    try {
      client.execute(
          new NvWrite.Request(INDEX, INDEX, Bytes.of((byte) 1), 0),
          Authorization.password(SecretBytes.of(new byte[] {2})));
    } catch (TpmResponseException e) {
      return;
    }
    throw new AssertionError("the wrong password is taken");
  }

  private static void disable(TpmClient client, TpmHandle hierarchy) {
    client.execute(new HierarchyControl.Request(TpmHandle.PLATFORM, hierarchy, false), NO_PASSWORD);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
