package io.github.tpm4j.tss.commands.symmetric;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_HMAC (Part 3, 15.5), on a TPM with CMAC TPM2_MAC (15.6). */
public final class Hmac {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HMAC, Request.class, Request::read, Response::read)
          .handle("handle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Hmac() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle handle, Bytes buffer, TpmAlg inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
          in.parameter(2, TpmiAlg::readMacOrHmac));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(buffer);
      inScheme.write(out);
    }

    /** Without buffer, which may be secret. */
    @Override
    public String toString() {
      return "Hmac.Request[" + handle + ", " + buffer.size() + " bytes, " + inScheme + "]";
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes outMac) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outMac);
    }

    /** Without outMac, which may be secret. */
    @Override
    public String toString() {
      return "Hmac.Response[" + outMac.size() + " bytes]";
    }
  }
}
