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

/**
 * TPM2_ECDH_KeyGen (Part 3, 14.4): makes an ephemeral key, and the point that it has in common with
 * a given public key.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_NO_RESULT.
 */
public final class EcdhKeyGen {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.ECDH_KEY_GEN, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private EcdhKeyGen() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle the other side's public key; it is not authorised, and its private part need
   *     not be loaded
   */
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

  /**
   * The parameters of the response.
   *
   * @param zPoint the common point, of which the secret is derived
   * @param pubPoint the ephemeral public point, which the other side needs
   */
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
