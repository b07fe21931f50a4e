package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PCR_SetAuthValue (Part 3, 22.7): sets the password of a group of PCR.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE.
 */
public final class PcrSetAuthValue {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_SET_AUTH_VALUE, Request.class, Request::read, Response::new)
          .handle("pcrHandle", TpmiDh.PCR, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private PcrSetAuthValue() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrHandle any PCR of the group, authorised for USER
   * @param auth the new password; at most as long as the largest digest. Sent encrypted if a
   *     session decrypts
   */
  public record Request(TpmHandle pcrHandle, SecretBytes auth) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.DIGEST::readSecret));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(pcrHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(auth);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
