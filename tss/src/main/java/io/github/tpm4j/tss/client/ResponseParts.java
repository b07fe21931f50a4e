package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/**
 * The areas of a response that tells success (Part 1, 18.10).
 *
 * @param handle the response handle; null if the command has none
 * @param parameters the parameter area, encrypted as it came
 * @param sessions at the session area; at the end if there is none
 */
record ResponseParts(TpmHandle handle, byte[] parameters, TpmReader sessions) {
  private static final int TPM_1_2_BAD_ORDINAL = 0x0A;

  /** The code in a response's header. */
  static TpmRc rc(byte[] response) {
    TpmReader in = new TpmReader(response, Limits.ANY);
    in.u16();
    require(in.u32() == response.length);
    return TpmRc.read(in);
  }

  /** Whether a TPM 1.2 says that it does not know the command. */
  static boolean isOfTpm12(byte[] response) {
    return TpmSt.of(new TpmReader(response, Limits.ANY).u16()).equals(TpmSt.RSP_COMMAND)
        && rc(response).value() == TPM_1_2_BAD_ORDINAL;
  }

  /** Splits a response. */
  static ResponseParts of(byte[] response, CommandSpec<?, ?> spec, boolean withSessions) {
    TpmReader in = new TpmReader(response, Limits.ANY);
    TpmSt tag = TpmSt.of(in.u16());
    require(tag.equals(withSessions ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS));
    in.u32();
    in.u32();
    TpmHandle handle = spec.hasResponseHandle() ? TpmHandle.read(in) : null;
    int length = withSessions ? in.u32() : in.remaining();
    require(length >= 0 && length <= in.remaining());
    return new ResponseParts(handle, in.array(length), in);
  }

  /** Throws unless the response has the form that it must have. */
  static void require(boolean condition) {
    if (!condition) {
      throw new WireException(TpmRc.SIZE);
    }
  }
}
