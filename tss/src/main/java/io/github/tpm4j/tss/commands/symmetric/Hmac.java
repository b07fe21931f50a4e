package io.github.tpm4j.tss.commands.symmetric;

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
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_HMAC (Part 3, 15.5), on a TPM with CMAC TPM2_MAC (15.6): computes a MAC of a message that is
 * given whole.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1), TPM_RC_VALUE
 * (parameter 2), TPM_RC_ATTRIBUTES (handle 1), TPM_RC_KEY (handle 1).
 */
public final class Hmac {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HMAC, Request.class, Request::read, Response::read)
          .handle("handle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Hmac() {}

  /**
   * The handles and parameters of the command.
   *
   * @param handle a symmetric key with {@code sign} SET that is not restricted, authorised for USER
   * @param buffer at most TPM_PT_INPUT_BUFFER bytes
   * @param inScheme the hash, or the MAC, if the key has none; TPM_ALG_NULL for the key's own
   */
  public record Request(TpmHandle handle, Bytes buffer, TpmAlg inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
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
      out.sized(buffer);
      inScheme.write(out);
    }

    /** Without buffer, which may be secret. */
    @Override
    public String toString() {
      return "Hmac.Request[" + handle + ", " + buffer.size() + " bytes, " + inScheme + "]";
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outMac as long as a digest or a block
   */
  public record Response(Bytes outMac) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outMac);
    }

    /** Without outMac, which may be secret. */
    @Override
    public String toString() {
      return "Hmac.Response[" + outMac.size() + " bytes]";
    }
  }
}
