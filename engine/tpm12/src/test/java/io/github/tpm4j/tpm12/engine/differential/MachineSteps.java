package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.capability.SetCapability;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.StirRandom;
import io.github.tpm4j.tpm12.commands.endorsement.DisablePubekRead;
import io.github.tpm4j.tpm12.commands.hash.Sha1Complete;
import io.github.tpm4j.tpm12.commands.hash.Sha1CompleteExtend;
import io.github.tpm4j.tpm12.commands.hash.Sha1Start;
import io.github.tpm4j.tpm12.commands.hash.Sha1Update;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.commands.optin.OwnerSetDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.optin.SetOwnerInstall;
import io.github.tpm4j.tpm12.commands.ownership.ForceClear;
import io.github.tpm4j.tpm12.commands.presence.ResetEstablishmentBit;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.commands.ticks.GetTicks;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.function.IntFunction;

/** Random numbers, capabilities and hashes. */
final class MachineSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          MachineSteps::random,
          MachineSteps::capability,
          MachineSteps::setCapability,
          MachineSteps::hash,
          MachineSteps::ticks,
          MachineSteps::stir,
          MachineSteps::optIn,
          MachineSteps::locks);

  private MachineSteps() {}

  private static Side.Step random(int a) {
    return side ->
        Side.Outcome.of(side.client.execute(new GetRandom.Request(a % 100)).randomBytes().size());
  }

  private static Side.Step capability(int a) {
    int[][] questions = {
      {0x04, 0x108}, {0x04, 0x109}, {0x05, 0x101}, {0x05, 0x104}, {0x05, 0x111}, {0x05, 0x10A},
      {0x0D, 0}, {0x11, 0x20 + a % 5}, {0x11, 0x1000_0001}, {0x14, 2}, {0x19, 1}, {0x05, 0x10C}
    };
    int[] question = questions[a % questions.length];
    Bytes sub = Bytes.of(new TpmWriter().u32(question[1]).toByteArray());
    return side ->
        Side.Outcome.of(side.client.execute(new GetCapability.Request(question[0], sub)).resp());
  }

  private static Side.Step setCapability(int a) {
    int flag = 1 + a % 21;
    // Not those that would end the other steps: disable, ownership, deactivated, nvLocked.
    boolean isQuiet = flag > 3 && flag != 5 && flag != 16;
    Bytes sub = Bytes.of(new TpmWriter().u32(isQuiet ? flag : 17).toByteArray());
    Bytes value = Bytes.of(new byte[] {(byte) (a % 2)});
    SetCapability.Request request = new SetCapability.Request(1, sub, value);
    return side -> {
      if (a % 5 == 0) {
        side.client.execute(request);
      } else {
        side.byOiap(request, Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static Side.Step hash(int a) {
    return side -> {
      if (a % 5 != 0) {
        side.client.execute(new Sha1Start.Request());
      }
      if (a % 2 == 0) {
        side.client.execute(new Sha1Update.Request(Bytes.of(new byte[64 * (a % 4)])));
      }
      if (a % 3 == 0) {
        side.client.execute(new GetTestResult.Request());
      }
      Bytes rest = Bytes.of(new byte[a % 67]);
      return a % 7 == 0
          ? Side.Outcome.of(side.client.execute(new Sha1CompleteExtend.Request(a % 25, rest)))
          : Side.Outcome.of(side.client.execute(new Sha1Complete.Request(rest)).hashValue());
    };
  }

  private static Side.Step ticks(int a) {
    return side -> {
      TpmCurrentTicks ticks = side.client.execute(new GetTicks.Request()).currentTime();
      return Side.Outcome.of(ticks.tickNonce().size(), ticks.currentTicks() > 0);
    };
  }

  private static Side.Step stir(int a) {
    return side -> {
      side.client.execute(new StirRandom.Request(SecretBytes.of(new byte[a % 300])));
      return Side.Outcome.of();
    };
  }

  /** Without presence: refused, or without effect. */
  private static Side.Step optIn(int a) {
    return side -> {
      switch (a % 7) {
        case 0 -> side.client.execute(new PhysicalEnable.Request());
        case 1 -> side.client.execute(new PhysicalDisable.Request());
        case 2 -> side.client.execute(new PhysicalSetDeactivated.Request(a % 2 == 0));
        case 3 -> side.client.execute(new SetOwnerInstall.Request(a % 2 == 0));
        case 4 -> side.client.execute(new ForceClear.Request());
        case 5 -> side.client.execute(new ResetEstablishmentBit.Request());
        default -> side.byOiap(new OwnerSetDisable.Request(false), Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static Side.Step locks(int a) {
    return side -> {
      if (a % 2 == 0) {
        side.byOiap(new ResetLockValue.Request(), Side.OWNER);
      } else {
        side.byOiap(new DisablePubekRead.Request(), a % 3 == 0 ? Side.SECRET : Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }
}
