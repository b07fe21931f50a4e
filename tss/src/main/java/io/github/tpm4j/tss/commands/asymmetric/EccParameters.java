package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsAlgorithmDetailEcc;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiEccCurve;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ECC_Parameters (Part 3, 14.6): reads the numbers of a curve.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1).
 */
public final class EccParameters {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECC_PARAMETERS, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private EccParameters() {}

  /**
   * The handles and parameters of the command.
   *
   * @param curveId a curve that the TPM has
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
   * @param parameters prime, coefficients, generator, order and cofactor, with the curve's default
   *     schemes
   */
  public record Response(TpmsAlgorithmDetailEcc parameters) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmsAlgorithmDetailEcc::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      parameters.write(out);
    }
  }
}
