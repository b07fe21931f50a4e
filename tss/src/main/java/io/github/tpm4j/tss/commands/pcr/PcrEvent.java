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
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PCR_Event (Part 3, 22.3): hashes data by the hash of each bank, and extends a PCR by the
 * digests.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_LOCALITY.
 */
public final class PcrEvent {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_EVENT, Request.class, Request::read, Response::read)
          .handle("pcrHandle", TpmiDh.PCR.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .build();

  private PcrEvent() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrHandle the PCR, authorised for USER; TPM_RH_NULL to hash only
   * @param eventData at most 1,024 bytes
   */
  public record Request(TpmHandle pcrHandle, Bytes eventData) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.EVENT::read));
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
      out.sized(eventData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param digests one for each bank
   */
  public record Response(TpmlDigestValues digests) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmlDigestValues::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      digests.write(out);
    }
  }
}
