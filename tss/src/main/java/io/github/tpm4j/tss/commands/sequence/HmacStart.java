package io.github.tpm4j.tss.commands.sequence;

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
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_HMAC_Start (Part 3, 17.2), on a TPM with CMAC TPM2_MAC_Start (17.3): begins a MAC of a
 * message that comes in pieces.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1), TPM_RC_VALUE
 * (parameter 2), TPM_RC_ATTRIBUTES (handle 1), TPM_RC_KEY (handle 1), TPM_RC_OBJECT_MEMORY.
 */
public final class HmacStart {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HMAC_START, Request.class, Request::read, Response::read)
          .handle("handle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .build();

  private HmacStart() {}

  /**
   * The handles and parameters of the command.
   *
   * @param handle a symmetric key with {@code sign} SET that is not restricted, authorised for USER
   * @param auth the password of the sequence; may be empty
   * @param inScheme the hash, or the MAC, if the key has none; TPM_ALG_NULL for the key's own
   */
  public record Request(TpmHandle handle, SecretBytes auth, TpmAlg inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
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
      out.sized(auth);
      inScheme.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param sequenceHandle the sequence, a transient object that is authorised by {@code auth}
   */
  public record Response(TpmHandle sequenceHandle) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle);
    }

    @Override
    public TpmHandle handle() {
      return sequenceHandle;
    }
  }
}
