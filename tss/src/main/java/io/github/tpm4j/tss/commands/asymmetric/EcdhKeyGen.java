package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_ECDH_KeyGen (Part 3, 14.4). */
public final class EcdhKeyGen {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.ECDH_KEY_GEN, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private EcdhKeyGen() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }
  }

  /** The parameters of the response. */
  public record Response(TpmsEccPoint zPoint, TpmsEccPoint pubPoint) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsEccPoint::readSized), in.parameter(2, TpmsEccPoint::readSized));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(zPoint);
      out.sized(pubPoint);
    }

    /** Without zPoint, which is secret. */
    @Override
    public String toString() {
      return "EcdhKeyGen.Response[]";
    }
  }
}
