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

/**
 * TPM2_ECDH_ZGen (Part 3, 14.5): computes the point that a key has in common with another public
 * key.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SCHEME (handle 1), TPM_RC_ECC_POINT (parameter 1),
 * TPM_RC_NO_RESULT, TPM_RC_BINDING.
 */
public final class EcdhZGen {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECDH_Z_GEN, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private EcdhZGen() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle an elliptic-curve key with {@code decrypt} SET that is not restricted,
   *     authorised for USER
   * @param inPoint the other side's public point, on the key's curve
   */
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

  /**
   * The parameters of the response.
   *
   * @param outPoint the common point, of which the secret is derived
   */
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
