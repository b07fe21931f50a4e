package io.github.tpm4j.conformance.commands;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Commands whose handles are authorised by passwords. */
public final class PasswordCommands {
  private static final int HEADER_BYTES = 10;

  private PasswordCommands() {}

  /**
   * The octets of a command.
   *
   * @param passwords of the authorised handles, in order; empty ones where there are fewer
   */
  public static byte[] octets(TpmRequest<?> request, SecretBytes... passwords) {
    int authorized = request.spec().authorizedHandles();
    TpmWriter out = new TpmWriter();
    (authorized > 0 ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    out.u32(0);
    request.spec().code().write(out);
    request.handles().forEach(handle -> handle.write(out));
    if (authorized > 0) {
      TpmWriter area = new TpmWriter();
      for (int i = 0; i < authorized; i++) {
        password(i < passwords.length ? passwords[i] : SecretBytes.EMPTY).write(area);
      }
      out.u32(area.size()).array(area.toByteArray());
    }
    request.writeParameters(out);
    out.putInt(2, out.size());
    return out.toByteArray();
  }

  private static TpmsAuthCommand password(SecretBytes value) {
    return new TpmsAuthCommand(
        TpmHandle.RS_PW, Bytes.EMPTY, TpmaSession.of(TpmaSession.CONTINUE_SESSION), value);
  }

  /** The response code in a response. */
  public static TpmRc code(byte[] response) {
    return TpmRc.read(new TpmReader(response, 6, HEADER_BYTES, Limits.ANY));
  }

  /** Reads the response to a command that must have succeeded. */
  public static <R extends TpmResponse> R response(TpmRequest<R> request, byte[] response) {
    if (!code(response).equals(TpmRc.SUCCESS)) {
      throw new AssertionError(request.spec() + " is answered " + code(response));
    }
    TpmReader in = new TpmReader(response, HEADER_BYTES, response.length, Limits.ANY);
    TpmHandle handle = request.spec().hasResponseHandle() ? TpmHandle.read(in) : null;
    if (request.spec().authorizedHandles() > 0) {
      in.u32();
    }
    return request.spec().responseReader().read(handle, new ParameterReader(in));
  }
}
