package io.github.tpm4j.tpm12.engine.commands.presence;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.PermanentFlags;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TSC_PhysicalPresence (Part 3, 6.6). */
public final class PhysicalPresenceCommand
    implements Command<PhysicalPresence.Request, PhysicalPresence.Response> {
  private static final int LOCK = 0x0004;
  private static final int PRESENT = 0x0008;
  private static final int NOTPRESENT = 0x0010;
  private static final int CMD_ENABLE = 0x0020;
  private static final int HW_ENABLE = 0x0040;
  private static final int LIFETIME_LOCK = 0x0080;
  private static final int CMD_DISABLE = 0x0100;
  private static final int HW_DISABLE = 0x0200;

  private static final int STATE_BITS = LOCK | PRESENT | NOTPRESENT;
  private static final int ENABLE_BITS =
      CMD_ENABLE | HW_ENABLE | LIFETIME_LOCK | CMD_DISABLE | HW_DISABLE;

  @Override
  public CommandSpec<PhysicalPresence.Request, PhysicalPresence.Response> spec() {
    return PhysicalPresence.SPEC;
  }

  @Override
  public PhysicalPresence.Response execute(PhysicalPresence.Request request, Invocation call) {
    int bits = request.physicalPresence();
    boolean isEnable = (bits & ENABLE_BITS) != 0 && (bits & ~ENABLE_BITS) == 0;
    boolean isState = (bits & STATE_BITS) != 0 && (bits & ~STATE_BITS) == 0;
    TpmFailure.require(isEnable || isState, TpmResult.BAD_PARAMETER);
    if (isEnable) {
      enable(bits, call.tpm().flags());
    } else {
      assertPresence(bits, call.tpm());
    }
    return new PhysicalPresence.Response();
  }

  private static boolean has(int bits, int wanted) {
    return (bits & wanted) == wanted;
  }

  private static void enable(int bits, PermanentFlags flags) {
    boolean isContrary = has(bits, CMD_ENABLE | CMD_DISABLE) || has(bits, HW_ENABLE | HW_DISABLE);
    boolean isLocked = flags.is(PermanentFlag.PHYSICAL_PRESENCE_LIFETIME_LOCK);
    TpmFailure.require(!isContrary && !isLocked, TpmResult.BAD_PARAMETER);
    if (has(bits, CMD_ENABLE) || has(bits, CMD_DISABLE)) {
      flags.set(PermanentFlag.PHYSICAL_PRESENCE_CMD_ENABLE, has(bits, CMD_ENABLE));
    }
    if (has(bits, HW_ENABLE) || has(bits, HW_DISABLE)) {
      flags.set(PermanentFlag.PHYSICAL_PRESENCE_HW_ENABLE, has(bits, HW_ENABLE));
    }
    if (has(bits, LIFETIME_LOCK)) {
      flags.set(PermanentFlag.PHYSICAL_PRESENCE_LIFETIME_LOCK, true);
    }
  }

  private static void assertPresence(int bits, TpmState tpm) {
    boolean isContrary = has(bits, PRESENT | NOTPRESENT) || has(bits, PRESENT | LOCK);
    boolean isAllowed =
        tpm.flags().is(PermanentFlag.PHYSICAL_PRESENCE_CMD_ENABLE)
            && !tpm.stClear().is(StClearFlag.PHYSICAL_PRESENCE_LOCK);
    TpmFailure.require(!isContrary && isAllowed, TpmResult.BAD_PARAMETER);
    tpm.stClear().set(StClearFlag.PHYSICAL_PRESENCE, has(bits, PRESENT));
    if (has(bits, LOCK)) {
      tpm.stClear().set(StClearFlag.PHYSICAL_PRESENCE_LOCK, true);
    }
  }
}
