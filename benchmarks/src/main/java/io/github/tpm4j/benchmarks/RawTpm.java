package io.github.tpm4j.benchmarks;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
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

/** A TPM whose commands are marshalled ahead, with empty passwords, so that only it is timed. */
final class RawTpm {
  private static final TpmsAuthCommand EMPTY_PASSWORD =
      new TpmsAuthCommand(
          TpmHandle.RS_PW,
          Bytes.EMPTY,
          TpmaSession.of(TpmaSession.CONTINUE_SESSION),
          SecretBytes.EMPTY);

  /** How the bytes go there and back. */
  @FunctionalInterface
  interface Wire {
    byte[] transmit(byte[] command) throws Exception;
  }

  private final Wire wire;

  RawTpm(Wire wire) {
    this.wire = wire;
  }

  /** Marshals, sends, and reads the answer. */
  <R extends TpmResponse> R execute(TpmRequest<R> request) throws Exception {
    byte[] response = send(marshal(request));
    CommandSpec<? extends TpmRequest<R>, R> spec = request.spec();
    boolean sessions = spec.authorizedHandles() > 0;
    TpmReader in = new TpmReader(response, 10, response.length, Limits.ANY);
    TpmHandle handle = spec.hasResponseHandle() ? TpmHandle.read(in) : null;
    if (sessions) {
      in.u32();
    }
    return spec.responseReader().read(handle, new ParameterReader(in));
  }

  /** Sends what {@link #marshal} made; throws if the TPM refuses. */
  byte[] send(byte[] command) throws Exception {
    byte[] response = wire.transmit(command);
    TpmRc code = TpmRc.of(new TpmReader(response, 6, 10, Limits.ANY).u32());
    if (!code.equals(TpmRc.SUCCESS)) {
      throw new IllegalStateException("The TPM answers " + code);
    }
    return response;
  }

  static byte[] marshal(TpmRequest<?> request) {
    int authorized = request.spec().authorizedHandles();
    TpmWriter out = new TpmWriter();
    (authorized > 0 ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    out.u32(0);
    request.spec().code().write(out);
    request.handles().forEach(handle -> handle.write(out));
    if (authorized > 0) {
      writePasswords(authorized, out);
    }
    request.writeParameters(out);
    out.putInt(2, out.size());
    return out.toByteArray();
  }

  private static void writePasswords(int count, TpmWriter out) {
    byte[] password = EMPTY_PASSWORD.marshal();
    out.u32(count * password.length);
    for (int i = 0; i < count; i++) {
      out.array(password);
    }
  }
}
