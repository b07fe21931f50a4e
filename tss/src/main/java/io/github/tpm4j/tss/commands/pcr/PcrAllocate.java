package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PCR_Allocate (Part 3, 22.5): chooses the banks and their PCR from the next reset on.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_PCR, TPM_RC_NO_RESULT.
 */
public final class PcrAllocate {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_ALLOCATE, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private PcrAllocate() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_PLATFORM, authorised for USER
   * @param pcrAllocation the banks that are named get these PCR; the others stay as they are
   */
  public record Request(TpmHandle authHandle, TpmlPcrSelection pcrAllocation)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmlPcrSelection::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pcrAllocation.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param allocationSuccess whether it was done; the command succeeds even if there was no room
   * @param maxPcr how many PCR a bank can have
   * @param sizeNeeded bytes that the wish takes
   * @param sizeAvailable bytes that there are
   */
  public record Response(boolean allocationSuccess, int maxPcr, int sizeNeeded, int sizeAvailable)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmiYesNo::read),
          in.parameter(2, TpmReader::u32),
          in.parameter(3, TpmReader::u32),
          in.parameter(4, TpmReader::u32));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      TpmiYesNo.write(out, allocationSuccess);
      out.u32(maxPcr);
      out.u32(sizeNeeded);
      out.u32(sizeAvailable);
    }
  }
}
