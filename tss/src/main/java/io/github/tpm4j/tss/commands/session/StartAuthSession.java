package io.github.tpm4j.tss.commands.session;

import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_StartAuthSession (Part 3, 11.1): starts an HMAC, policy or trial session.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIZE (parameter 1), TPM_RC_KEY
 * (handle 1), TPM_RC_HANDLE (handle 1, handle 2), TPM_RC_ATTRIBUTES (handle 1), TPM_RC_VALUE
 * (parameter 2), TPM_RC_MODE (parameter 4), TPM_RC_SESSION_MEMORY, TPM_RC_SESSION_HANDLES,
 * TPM_RC_CONTEXT_GAP, TPM_RC_SCHEME (parameter 2), TPM_RC_ECC_POINT (parameter 2),
 * TPM_RC_NO_RESULT, TPM_RC_INSUFFICIENT (parameter 2).
 */
public final class StartAuthSession {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.START_AUTH_SESSION, Request.class, Request::read, Response::read)
          .handle("tpmKey", TpmiDh.OBJECT.orNull())
          .handle("bind", TpmiDh.ENTITY.orNull())
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private StartAuthSession() {}

  /**
   * The handles and parameters of the command.
   *
   * @param tpmKey the key that the salt is encrypted to; TPM_RH_NULL for none
   * @param bind the entity whose authValue goes into the session key; TPM_RH_NULL for none
   * @param nonceCaller 16 bytes to as many as a digest of {@code authHash} has
   * @param encryptedSalt the salt, encrypted to {@code tpmKey}; empty without one
   * @param sessionType HMAC, policy or trial
   * @param symmetric how parameters are encrypted: a cipher in CFB mode, XOR, or TPM_ALG_NULL for
   *     not at all
   * @param authHash the hash of the session
   */
  public record Request(
      TpmHandle tpmKey,
      TpmHandle bind,
      Bytes nonceCaller,
      Bytes encryptedSalt,
      TpmSe sessionType,
      TpmtSymDef symmetric,
      TpmAlg authHash)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.NONCE::read),
          in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read),
          in.parameter(3, TpmSe::read),
          in.parameter(4, TpmtSymDef::readOrNull),
          in.parameter(5, TpmiAlg.HASH::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(tpmKey, bind);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceCaller);
      out.sized(encryptedSalt);
      sessionType.write(out);
      symmetric.write(out);
      authHash.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param sessionHandle 0x02000000 on for an HMAC session, 0x03000000 on for the others
   * @param nonceTpm as long as {@code nonceCaller}
   */
  public record Response(TpmHandle sessionHandle, Bytes nonceTpm) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle, in.parameter(1, Tpm2b.NONCE::read));
    }

    @Override
    public TpmHandle handle() {
      return sessionHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceTpm);
    }
  }
}
