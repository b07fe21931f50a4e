package io.github.tpm4j.tss.commands.ephemeral;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Commit (Part 3, 19.2): takes the first step of an anonymous signature (ECDAA), or of EC
 * Schnorr.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1), TPM_RC_SCHEME
 * (handle 1), TPM_RC_SIZE (parameter 3), TPM_RC_HASH (handle 1), TPM_RC_ECC_POINT (parameter 2,
 * parameter 1), TPM_RC_NO_RESULT, TPM_RC_BINDING, TPM_RC_ATTRIBUTES (handle 1).
 */
public final class Commit {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.COMMIT, Request.class, Request::read, Response::read)
          .handle("signHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Commit() {}

  /**
   * The handles and parameters of the command.
   *
   * @param signHandle a signing key whose scheme is anonymous, authorised for USER
   * @param p1 a point on the key's curve; the empty point for none
   * @param s2 what x of the second point is hashed from; empty for none
   * @param y2 y of the second point; empty if there is none
   */
  public record Request(TpmHandle signHandle, TpmsEccPoint p1, SecretBytes s2, Bytes y2)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsEccPoint::readSized),
          in.parameter(2, Tpm2b.SENSITIVE_DATA::readSecret),
          in.parameter(3, Tpm2b.ECC_PARAMETER::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(signHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(p1);
      out.sized(s2);
      out.sized(y2);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param k the second point times the private key; empty if there is none
   * @param l the second point times r, the secret of this step; empty if there is none
   * @param e the first point, or the generator, times r
   * @param counter names r to TPM2_Sign; 16 bits, used once
   */
  public record Response(TpmsEccPoint k, TpmsEccPoint l, TpmsEccPoint e, int counter)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsEccPoint::readSized),
          in.parameter(2, TpmsEccPoint::readSized),
          in.parameter(3, TpmsEccPoint::readSized),
          in.parameter(4, TpmReader::u16));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(k);
      out.sized(l);
      out.sized(e);
      out.u16(counter);
    }
  }
}
