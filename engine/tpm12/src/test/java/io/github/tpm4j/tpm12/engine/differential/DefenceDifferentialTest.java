package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.startup.SaveState;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wrong secrets are counted, and lock the TPM for as long, as in swtpm. */
@Tag("peer")
class DefenceDifferentialTest {
  private static final int ST_STATE = 2;
  private static final int FREE = 5;
  private static final int TRIES = 4;

  /** Over the first lock, and not over the second. */
  private static final int PAUSE_MILLIS = 1_200;

  /** TPM_DA_INFO up to its thresholdCount, which does not depend on time. */
  private static final int COUNTS_BYTES = 7;

  private static final Bytes OF_OWNER = Bytes.of(new byte[] {0, 2});

  /** swtpm counts whole seconds, of which one may end between two steps: then all is run again. */
  @Test
  void guessesAreAnsweredAlike() throws Exception {
    List<String> expected = List.of();
    List<String> actual = null;
    for (int i = 0; i < TRIES && !expected.equals(actual); i++) {
      try (OwnedMachine theirs = new OwnedMachine(new SwtpmMachine());
          OwnedMachine ours = new OwnedMachine(new EngineMachine())) {
        expected = guessed(theirs);
        actual = guessed(ours);
      }
    }
    assertEquals(String.join("\n", expected), String.join("\n", actual));
    String locked = Integer.toHexString(TpmResult.DEFEND_LOCK_RUNNING.value());
    assertTrue(expected.stream().anyMatch(line -> line.contains(locked)), expected::toString);
  }

  /** {@return what the TPM has answered, step by step} */
  private static List<String> guessed(OwnedMachine machine) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i <= FREE; i++) {
      answers.add("wrong " + shown(machine, Side.SECRET) + info(machine));
    }
    answers.add("locked " + shown(machine, Side.OWNER) + info(machine));
    answers.add("no secret " + machine.run(DefenceDifferentialTest::pcr));
    Thread.sleep(PAUSE_MILLIS);
    answers.add("open again " + shown(machine, Side.OWNER) + info(machine));
    answers.add("wrong once more " + shown(machine, Side.SECRET) + info(machine));
    Thread.sleep(2 * PAUSE_MILLIS);
    answers.add("open a second time " + shown(machine, Side.OWNER) + info(machine));
    // Four seconds by now, of which swtpm lets one pass unseen where they are cut to whole ones.
    answers.add("wrong again " + shown(machine, Side.SECRET) + info(machine));
    Thread.sleep(PAUSE_MILLIS);
    answers.add("still locked " + shown(machine, Side.OWNER) + info(machine));
    answers.add("reset " + reset(machine, Side.OWNER) + info(machine));
    answers.add("open " + shown(machine, Side.OWNER) + info(machine));
    for (int i = 0; i <= FREE; i++) {
      answers.add("wrong " + shown(machine, Side.SECRET) + info(machine));
    }
    answers.add("reset by a wrong secret " + reset(machine, Side.SECRET) + info(machine));
    answers.add("reset is refused " + reset(machine, Side.OWNER) + info(machine));
    Thread.sleep(2 * PAUSE_MILLIS);
    answers.add("asleep " + machine.run(DefenceDifferentialTest::sleep) + info(machine));
    answers.add("restarted " + machine.run(DefenceDifferentialTest::restart) + info(machine));
    answers.add("then " + shown(machine, Side.OWNER) + info(machine));
    return answers;
  }

  private static String shown(OwnedMachine machine, AuthSecret secret) throws Exception {
    Side.Outcome outcome =
        machine.run(
            it -> {
              it.side.byOiap(new OwnerReadPubek.Request(), secret);
              return Side.Outcome.of();
            });
    return Integer.toHexString(outcome.code()) + " ";
  }

  private static String reset(OwnedMachine machine, AuthSecret secret) throws Exception {
    Side.Outcome outcome =
        machine.run(
            it -> {
              it.side.byOiap(new ResetLockValue.Request(), secret);
              return Side.Outcome.of();
            });
    return Integer.toHexString(outcome.code()) + " ";
  }

  private static String info(OwnedMachine machine) {
    GetCapability.Request ask =
        new GetCapability.Request(CapabilityConstants.CAP_DA_LOGIC, OF_OWNER);
    byte[] info = machine.side.client.execute(ask).resp().toArray();
    return HexFormat.of().formatHex(info, 0, COUNTS_BYTES);
  }

  private static Side.Outcome pcr(OwnedMachine machine) {
    return Side.Outcome.of(machine.side.client.execute(new PcrRead.Request(0)).outDigest());
  }

  private static Side.Outcome sleep(OwnedMachine machine) throws Exception {
    machine.side.client.execute(new SaveState.Request());
    machine.reset();
    machine.start(ST_STATE);
    return Side.Outcome.of();
  }

  private static Side.Outcome restart(OwnedMachine machine) throws Exception {
    machine.reset();
    machine.start(OwnedMachine.ST_CLEAR);
    return Side.Outcome.of();
  }
}
