package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.structures.TpmlAlg;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/**
 * Start-up, testing, random numbers, clock, audit list and capabilities (Part 3, 9, 10, 16, 21, 29,
 * 30).
 */
final class ManagementGenerator extends Generator {
  private static final int[] PROPERTIES = {
    0,
    1,
    0x100,
    0x10E,
    0x200,
    0x204,
    0x20E,
    0x01000000,
    0x01400003,
    0x02000000,
    0x03000000,
    0x40000000,
    0x80000000,
    0x81000000,
    0x11F,
    0x144,
    -1
  };

  ManagementGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(2, this::restart),
        new Action(1, this::startup),
        new Action(1, this::shutdown),
        new Action(1, this::selfTest),
        new Action(1, this::random),
        new Action(2, this::clock),
        new Action(1, this::auditStatus),
        new Action(6, this::capability),
        new Action(2, this::testParms));
  }

  /** The first TPM2_Startup; now and then something else comes before it. */
  void begin() {
    if (choice.chance(3)) {
      choice.of(actions()).commands().run();
    }
    if (choice.chance(2)) {
      run(Command.of(Startup.SPEC).with(Arg.of(TpmSu.STATE)));
    }
    run(Command.of(Startup.SPEC).with(Arg.of(TpmSu.CLEAR)).plain());
  }

  private void restart() {
    TpmSu down = choice.of(TpmSu.CLEAR, TpmSu.STATE);
    boolean orderly = choice.chance(80);
    if (orderly) {
      run(Command.of(Shutdown.SPEC).with(Arg.of(down)).plain());
    }
    model.powerCycle();
    // A refused TPM2_Startup(STATE) makes libtpms forget that a protected object was in use when
    // power was lost, which has to count as a failed authorisation (Part 1, 19.8.6).
    boolean resumed =
        orderly
            && choice.chance(50)
            && run(Command.of(Startup.SPEC).with(Arg.of(TpmSu.STATE)).plain()).succeeded();
    if (!resumed) {
      run(Command.of(Startup.SPEC).with(Arg.of(TpmSu.CLEAR)).plain());
      platform().changeAuthValue(Bytes.EMPTY);
    }
    model.forgetVolatile();
  }

  private void startup() {
    run(Command.of(Startup.SPEC).with(Arg.u16(choice.of(0, 1, 2))));
  }

  private void shutdown() {
    run(Command.of(Shutdown.SPEC).with(Arg.u16(choice.of(0, 1, 2))));
  }

  private void selfTest() {
    switch (choice.below(3)) {
      case 0 -> run(Command.of(SelfTest.SPEC).with(yesNo()));
      case 1 -> {
        TpmAlg algorithm = choice.of(TpmAlg.SHA256, TpmAlg.ECDSA, TpmAlg.SM4, TpmAlg.NULL);
        run(Command.of(IncrementalSelfTest.SPEC).with(Arg.of(new TpmlAlg(List.of(algorithm)))));
      }
      default -> run(Command.of(GetTestResult.SPEC));
    }
  }

  private void random() {
    if (choice.chance(70)) {
      run(Command.of(GetRandom.SPEC).with(Arg.u16(choice.of(0, 1, 32, 64, 65, 0xFFFF))));
    } else {
      run(Command.of(StirRandom.SPEC).with(Arg.sized(choice.buffer(128))));
    }
  }

  private void clock() {
    switch (choice.below(3)) {
      case 0 -> run(Command.of(ReadClock.SPEC));
      case 1 -> {
        long time = choice.of(50_000_000L, 100_000_000L, 1L << 40, 0xFFFF000000000000L, -1L);
        run(Command.of(ClockSet.SPEC).by(provisioner()).with(Arg.u64(time)));
      }
      default -> {
        TpmClockAdjust adjust = TpmClockAdjust.of(choice.between(-4, 4));
        run(Command.of(ClockRateAdjust.SPEC).by(provisioner()).with(Arg.of(adjust)));
      }
    }
  }

  private TpmlCc audited() {
    return new TpmlCc(
        choice.chance(40)
            ? List.of()
            : List.of(choice.of(TpmCc.GET_RANDOM, TpmCc.PCR_EXTEND, TpmCc.STARTUP, TpmCc.of(1))));
  }

  private void auditStatus() {
    run(
        Command.of(SetCommandCodeAuditStatus.SPEC)
            .by(provisioner())
            .with(Arg.of(choice.of(TpmAlg.NULL, TpmAlg.NULL, TpmAlg.SHA256, TpmAlg.SHA1)))
            .with(Arg.of(audited()), Arg.of(audited())));
  }

  private void capability() {
    run(
        Command.of(GetCapability.SPEC)
            .with(Arg.u32(choice.chance(95) ? choice.below(12) : 0x100))
            .with(Arg.u32(PROPERTIES[choice.below(PROPERTIES.length)]))
            .with(Arg.u32(choice.of(0, 1, 2, 10, 127, 255, -1))));
  }

  private void testParms() {
    if (choice.chance(20)) {
      run(
          Command.of(TestParms.SPEC)
              .with(Arg.joined(Arg.of(TpmAlg.SYMCIPHER), Arg.of(TpmtSymDefObject.NULL))));
    } else {
      var template = choice.chance(30) ? templates.anyRsa(0) : templates.any(0);
      run(
          Command.of(TestParms.SPEC)
              .with(Arg.joined(Arg.of(template.type()), Arg.of(template.parameters()))));
    }
  }
}
