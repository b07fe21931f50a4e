package io.github.tpm4j.tpm12.engine.commands.capability;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.capability.SetCapability;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** TPM_SetCapability (Part 3, 7.2; Part 2, 21.4 and 7). */
public final class SetCapabilityCommand
    implements Command<SetCapability.Request, SetCapability.Response> {
  private static final int SET_PERM_FLAGS = 1;
  private static final int SET_STCLEAR_FLAGS = 3;
  private static final int SET_STANY_FLAGS = 5;

  /** Of TPM_STANY_FLAGS. */
  private static final int TOS_PRESENT = 3;

  private static final int LEAST_LOCALITY_OF_TOS = 3;

  @Override
  public CommandSpec<SetCapability.Request, SetCapability.Response> spec() {
    return SetCapability.SPEC;
  }

  @Override
  public SetCapability.Response execute(SetCapability.Request request, Invocation call) {
    boolean isOwner = call.sessions() > 0;
    if (isOwner) {
      TpmFailure.require(call.tpm().owner().isInstalled(), TpmResult.NOSRK);
      call.authorizeOwner(0);
    }
    TpmFailure.require(request.subCap().size() == Integer.BYTES, TpmResult.BAD_PARAMETER);
    int number = new TpmReader(request.subCap().toArray()).u32();
    switch (request.capArea()) {
      case SET_PERM_FLAGS -> permanent(number, value(request.setValue()), isOwner, call);
      case SET_STCLEAR_FLAGS -> stClear(number, value(request.setValue()), call.tpm());
      case SET_STANY_FLAGS -> stAny(number, value(request.setValue()), call);
      default -> throw new TpmFailure(TpmResult.BAD_PARAMETER);
    }
    return new SetCapability.Response();
  }

  private static boolean value(Bytes bytes) {
    TpmReader in = new TpmReader(bytes.toArray());
    boolean value = in.bool();
    in.requireEnd();
    return value;
  }

  private static void permanent(int number, boolean value, boolean isOwner, Invocation call) {
    TpmState tpm = call.tpm();
    boolean exists = number >= 1 && number <= PermanentFlag.values().length;
    TpmFailure.require(exists, TpmResult.BAD_PARAMETER);
    PermanentFlag flag = PermanentFlag.values()[number - 1];
    switch (flag) {
      case DISABLE -> {
        if (!isOwner) {
          tpm.presence().require();
        }
      }
      case OWNERSHIP -> {
        TpmFailure.require(!tpm.owner().isInstalled(), TpmResult.OWNER_SET);
        tpm.presence().require();
      }
      case DEACTIVATED -> tpm.presence().require();
      case READ_PUBEK, READ_SRK_PUB, DISABLE_FULL_DA_LOGIC_INFO -> requireOwner(isOwner);
      case ALLOW_MAINTENANCE -> {
        requireOwner(isOwner);
        TpmFailure.require(!value, TpmResult.BAD_PARAMETER);
      }
      case TPM_ESTABLISHED -> {
        TpmFailure.require(call.locality() >= LEAST_LOCALITY_OF_TOS, TpmResult.BAD_LOCALITY);
        TpmFailure.require(!value, TpmResult.BAD_PARAMETER);
      }
      case DISABLE_OWNER_CLEAR -> {
        requireOwner(isOwner);
        TpmFailure.require(value || !tpm.flags().is(flag), TpmResult.AUTHFAIL);
      }
      default -> throw new TpmFailure(TpmResult.BAD_PARAMETER);
    }
    tpm.flags().set(flag, value);
  }

  private static void requireOwner(boolean isOwner) {
    TpmFailure.require(isOwner, TpmResult.AUTHFAIL);
  }

  private static void stClear(int number, boolean value, TpmState tpm) {
    boolean isDisable = number == StClearFlag.DISABLE_FORCE_CLEAR.ordinal() + 1;
    TpmFailure.require(isDisable && value, TpmResult.BAD_PARAMETER);
    tpm.stClear().set(StClearFlag.DISABLE_FORCE_CLEAR, true);
  }

  private static void stAny(int number, boolean value, Invocation call) {
    TpmFailure.require(number == TOS_PRESENT && !value, TpmResult.BAD_PARAMETER);
    TpmFailure.require(call.locality() >= LEAST_LOCALITY_OF_TOS, TpmResult.BAD_LOCALITY);
    call.tpm().pcrs().endTrustedOs();
  }
}
