package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PCR_Extend (Part 3, 22.2): extends a PCR: its new value is the digest of the old one and
 * what is given.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_LOCALITY, TPM_RC_HASH
 * (parameter 1).
 */
public final class PcrExtend {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_EXTEND, Request.class, Request::read, Response::new)
          .handle("pcrHandle", TpmiDh.PCR.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private PcrExtend() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrHandle the PCR, authorised for USER; TPM_RH_NULL changes nothing
   * @param digests one for each bank that is to be extended; those of other hashes are passed over
   */
  public record Request(TpmHandle pcrHandle, TpmlDigestValues digests)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmlDigestValues::read));
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
      digests.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
