package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.commands.optin.OwnerSetDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.optin.SetOwnerInstall;
import io.github.tpm4j.tpm12.commands.optin.SetTempDeactivated;
import io.github.tpm4j.tpm12.commands.ownership.DisableForceClear;
import io.github.tpm4j.tpm12.commands.ownership.DisableOwnerClear;
import io.github.tpm4j.tpm12.commands.ownership.ForceClear;
import io.github.tpm4j.tpm12.commands.ownership.OwnerClear;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.commands.startup.SaveState;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What owners, and those who are at the machine, do to a TPM, and what is left of them then. */
final class OwnerSteps {
  private static final int ST_STATE = 2;
  private static final int CAP_FLAG = 4;
  private static final int CAP_PROPERTY = 5;
  private static final int CAP_NV_LIST = 0x0D;
  private static final int CAP_HANDLE = 0x14;

  private static final List<IntFunction<OwnedMachine.Step>> OWN =
      List.of(
          OwnerSteps::take,
          OwnerSteps::clear,
          OwnerSteps::disableClear,
          OwnerSteps::presence,
          OwnerSteps::restart,
          OwnerSteps::resume,
          OwnerSteps::disable,
          OwnerSteps::deactivate,
          OwnerSteps::ownerInstall,
          OwnerSteps::look,
          OwnerSteps::look,
          OwnerSteps::open,
          OwnerSteps::use,
          OwnerSteps::recover);

  private static final List<String> NAMES =
      List.of(
          "take",
          "clear",
          "disableClear",
          "presence",
          "restart",
          "resume",
          "disable",
          "deactivate",
          "ownerInstall",
          "look",
          "look",
          "open",
          "use",
          "recover");

  /** What is lost or kept, made and looked at. */
  private static final List<IntFunction<Side.Step>> POSSESSIONS =
      Stream.of(CounterSteps.ALL, NvSteps.ALL, KeySteps.OF_OWNER).flatMap(List::stream).toList();

  private OwnerSteps() {}

  static OwnedMachine.Step of(int number) {
    int kind = Math.floorMod(number, OWN.size() + POSSESSIONS.size());
    int argument = number / (OWN.size() + POSSESSIONS.size());
    if (kind < OWN.size()) {
      return OWN.get(kind).apply(argument);
    }
    Side.Step step = POSSESSIONS.get(kind - OWN.size()).apply(argument);
    return it -> it.side.run(step);
  }

  static String name(int number) {
    int kinds = OWN.size() + POSSESSIONS.size();
    int kind = Math.floorMod(number, kinds);
    String name = kind < NAMES.size() ? NAMES.get(kind) : "possession " + (kind - OWN.size());
    return name + " " + number / kinds;
  }

  private static OwnedMachine.Step take(int a) {
    return it -> {
      it.take();
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step clear(int a) {
    return it -> {
      switch (a % 3) {
        case 0 -> it.side.client.execute(new ForceClear.Request());
        case 1 -> it.side.byOiap(new OwnerClear.Request(), Side.OWNER);
        default -> it.side.byOiap(new OwnerClear.Request(), a % 4 == 0 ? Side.SECRET : Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step disableClear(int a) {
    return it -> {
      if (a % 3 == 0) {
        it.side.client.execute(new DisableForceClear.Request());
      } else {
        it.side.byOiap(new DisableOwnerClear.Request(), Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step presence(int a) {
    int[] bits = {OwnedMachine.PRESENT, OwnedMachine.PRESENT, 0x10};
    return it -> {
      it.side.client.execute(new PhysicalPresence.Request(bits[a % bits.length]));
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step restart(int a) {
    return it -> {
      it.reset();
      it.start(OwnedMachine.ST_CLEAR);
      return Side.Outcome.of();
    };
  }

  /** A machine that sleeps. */
  private static OwnedMachine.Step resume(int a) {
    return it -> {
      it.side.client.execute(new SaveState.Request());
      it.reset();
      it.start(ST_STATE);
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step disable(int a) {
    return it -> {
      switch (a % 4) {
        case 0 -> it.side.client.execute(new PhysicalDisable.Request());
        case 1 -> it.side.client.execute(new PhysicalEnable.Request());
        default -> it.side.byOiap(new OwnerSetDisable.Request(a % 4 == 2), Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step deactivate(int a) {
    return it -> {
      if (a % 3 == 0) {
        it.side.client.execute(new SetTempDeactivated.Request());
      } else {
        it.side.client.execute(new PhysicalSetDeactivated.Request(a % 3 == 1));
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step ownerInstall(int a) {
    return it -> {
      it.side.client.execute(new SetOwnerInstall.Request(a % 2 == 0));
      return Side.Outcome.of();
    };
  }

  /** Flags, properties, Indices, and how many keys, sessions and counters there are. */
  private static OwnedMachine.Step look(int a) {
    int[][] questions = {
      {CAP_FLAG, 0x108},
      {CAP_FLAG, 0x109},
      {CAP_PROPERTY, 0x111},
      {CAP_PROPERTY, 0x104},
      {CAP_PROPERTY, 0x10A},
      {CAP_PROPERTY, 0x10C},
      {CAP_PROPERTY, 0x122},
      {CAP_PROPERTY, 0x123},
      {CAP_NV_LIST, 0},
      {CAP_HANDLE, 5},
      {0x19, 2},
      {0x11, 0x20 + a % 5}
    };
    int[] question = questions[a % questions.length];
    TpmWriter sub = new TpmWriter();
    Bytes subCap =
        Bytes.of((question[0] == 0x19 ? sub.u16(question[1]) : sub.u32(question[1])).toByteArray());
    return it ->
        Side.Outcome.of(
            it.side.client.execute(new GetCapability.Request(question[0], subCap)).resp());
  }

  /** A session that later steps find, if it is still there. */
  private static OwnedMachine.Step open(int a) {
    return it -> {
      if (it.oiaps.size() + it.osaps.size() > 6) {
        return Side.Outcome.of();
      }
      switch (a % 3) {
        case 0 -> it.oiaps.add(it.side.client.oiap());
        case 1 -> it.osaps.add(it.side.ownerSession());
        default -> it.osaps.add(it.side.rootSession());
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step use(int a) {
    return it -> {
      if (a % 2 == 0 && !it.oiaps.isEmpty()) {
        it.side.client.execute(
            new ResetLockValue.Request(), it.oiaps.remove(0).lastWith(Side.OWNER));
      } else if (!it.osaps.isEmpty()) {
        it.side.client.execute(new ResetLockValue.Request(), it.osaps.remove(0).authorization());
      } else {
        TpmReader key =
            new TpmReader(
                it.side
                    .byOiap(new OwnerReadPubek.Request(), Side.OWNER)
                    .pubEndorsementKey()
                    .toBytes()
                    .toArray());
        return Side.Outcome.of(key.remaining());
      }
      return Side.Outcome.of();
    };
  }

  private static OwnedMachine.Step recover(int a) {
    return OwnedMachine::recover;
  }
}
