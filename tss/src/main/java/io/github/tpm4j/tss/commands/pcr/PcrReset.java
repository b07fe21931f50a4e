package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import java.util.List;

/**
 * TPM2_PCR_Reset (Part 3, 22.8): sets a PCR to its first value, in all banks.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_LOCALITY.
 */
public final class PcrReset {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.PCR_RESET, Request.class, HandlesOnly.one(Request::new), Response::new)
          .handle("pcrHandle", TpmiDh.PCR, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private PcrReset() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrHandle a PCR that may be reset at this locality, authorised for USER
   */
  public record Request(TpmHandle pcrHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(pcrHandle);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
