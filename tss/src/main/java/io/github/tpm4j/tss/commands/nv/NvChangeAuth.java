package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_ChangeAuth (Part 3, 31.15): changes the password of an NV Index.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIZE (parameter 1).
 */
public final class NvChangeAuth {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_CHANGE_AUTH, Request.class, Request::read, Response::new)
          .handle("nvIndex", TpmiRh.NV_INDEX, AuthRole.ADMIN)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .build();

  private NvChangeAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param nvIndex the NV Index, authorised for ADMIN, which only a policy does
   * @param newAuth at most as long as a digest of the Index' nameAlg. Sent encrypted if a session
   *     decrypts
   */
  public record Request(TpmHandle nvIndex, SecretBytes newAuth) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.AUTH::readSecret));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(nvIndex);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(newAuth);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
