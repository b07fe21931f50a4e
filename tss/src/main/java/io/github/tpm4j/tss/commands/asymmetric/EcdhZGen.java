package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_ECDH_ZGen (Part 3, 14.5). */
public final class EcdhZGen {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECDH_Z_GEN, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private EcdhZGen() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle, TpmsEccPoint inPoint) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmsEccPoint::readSized));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inPoint);
    }
  }

  /** The parameters of the response. */
  public record Response(TpmsEccPoint outPoint) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmsEccPoint::readSized));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPoint);
    }

    /** Without outPoint, which is secret. */
    @Override
    public String toString() {
      return "EcdhZGen.Response[]";
    }
  }
}
