package io.github.tpm4j.tss.commands.ephemeral;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiEccCurve;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_EC_Ephemeral (Part 3, 19.3): makes an ephemeral key for TPM2_ZGen_2Phase.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_CURVE (parameter 1),
 * TPM_RC_NO_RESULT.
 */
public final class EcEphemeral {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.EC_EPHEMERAL, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private EcEphemeral() {}

  /**
   * The handles and parameters of the command.
   *
   * @param curveId the curve of the key
   */
  public record Request(TpmEccCurve curveId) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmiEccCurve::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      curveId.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param Q the public point, for the other side
   * @param counter names the private part to TPM2_ZGen_2Phase; 16 bits, used once
   */
  public record Response(TpmsEccPoint Q, int counter) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsEccPoint::readSized), in.parameter(2, TpmReader::u16));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(Q);
      out.u16(counter);
    }
  }
}
