package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
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
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ZGen_2Phase (Part 3, 14.7): computes the secrets of a key exchange with static and ephemeral
 * keys.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SCHEME (parameter 3), TPM_RC_ECC_POINT (parameter 1,
 * parameter 2), TPM_RC_VALUE (parameter 4), TPM_RC_NO_RESULT, TPM_RC_BINDING.
 */
public final class ZGen2Phase {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.Z_GEN_2_PHASE, Request.class, Request::read, Response::read)
          .handle("keyA", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private ZGen2Phase() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyA the static key, with {@code decrypt} SET and not restricted, authorised for USER
   * @param inQsB the other side's static public point
   * @param inQeB the other side's ephemeral public point
   * @param inScheme TPM_ALG_ECDH, TPM_ALG_ECMQV or TPM_ALG_SM2
   * @param counter that TPM2_EC_Ephemeral has returned with this side's ephemeral point; 16 bits,
   *     used once
   */
  public record Request(
      TpmHandle keyA, TpmsEccPoint inQsB, TpmsEccPoint inQeB, TpmAlg inScheme, int counter)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsEccPoint::readSized),
          in.parameter(2, TpmsEccPoint::readSized),
          in.parameter(3, TpmiAlg.ECC_KEY_EXCHANGE::read),
          in.parameter(4, TpmReader::u16));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyA);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inQsB);
      out.sized(inQeB);
      inScheme.write(out);
      out.u16(counter);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outZ1 the point of the static keys (ECDH), or the one of the whole exchange
   * @param outZ2 the point of the ephemeral keys (ECDH); empty for the other schemes
   */
  public record Response(TpmsEccPoint outZ1, TpmsEccPoint outZ2) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsEccPoint::readSized), in.parameter(2, TpmsEccPoint::readSized));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outZ1);
      out.sized(outZ2);
    }

    /** Without outZ1 and outZ2, which are secret. */
    @Override
    public String toString() {
      return "ZGen2Phase.Response[]";
    }
  }
}
