package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.error.ResponseErrors;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Commands with empty passwords, or policy sessions, and their responses, as octets. */
public final class CommandOctets {
  private static final int HEADER_BYTES = 10;
  private static final int SIZE_OFFSET = 2;
  private static final int CODE_OFFSET = 6;

  private CommandOctets() {}

  /**
   * A command.
   *
   * @param sessions the policy sessions that authorise the first handles; the others are authorised
   *     by an empty password
   */
  public static byte[] marshal(TpmRequest<?> request, TpmHandle... sessions) {
    int authorized = request.spec().authorizedHandles();
    TpmWriter out = new TpmWriter();
    (authorized > 0 ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    out.u32(0);
    request.spec().code().write(out);
    request.handles().forEach(handle -> handle.write(out));
    if (authorized > 0) {
      writeSessions(authorized, sessions, out);
    }
    request.writeParameters(out);
    out.putInt(SIZE_OFFSET, out.size());
    return out.toByteArray();
  }

  private static void writeSessions(int count, TpmHandle[] sessions, TpmWriter out) {
    TpmWriter area = new TpmWriter();
    for (int i = 0; i < count; i++) {
      entry(i < sessions.length ? sessions[i] : TpmHandle.RS_PW).write(area);
    }
    out.u32(area.size()).array(area.toByteArray());
  }

  private static TpmsAuthCommand entry(TpmHandle session) {
    TpmaSession attributes = TpmaSession.of(TpmaSession.CONTINUE_SESSION);
    return new TpmsAuthCommand(session, Bytes.EMPTY, attributes, SecretBytes.EMPTY);
  }

  /**
   * Throws if a response tells a failure.
   *
   * @throws io.github.tpm4j.tss.error.TpmException of the response code
   */
  public static void check(TpmRequest<?> request, byte[] response) {
    TpmRc code = TpmRc.of(new TpmReader(response, CODE_OFFSET, HEADER_BYTES, Limits.ANY).u32());
    if (!code.equals(TpmRc.SUCCESS)) {
      throw ResponseErrors.of(request.spec(), code);
    }
  }

  /** What a response that tells success says. */
  public static <R extends TpmResponse> R read(TpmRequest<R> request, byte[] response) {
    CommandSpec<? extends TpmRequest<R>, R> spec = request.spec();
    TpmReader in = new TpmReader(response, HEADER_BYTES, response.length, Limits.ANY);
    TpmHandle handle = spec.hasResponseHandle() ? TpmHandle.read(in) : null;
    if (spec.authorizedHandles() > 0) {
      in.u32(); // parameterSize
    }
    return spec.responseReader().read(handle, new ParameterReader(in));
  }
}
