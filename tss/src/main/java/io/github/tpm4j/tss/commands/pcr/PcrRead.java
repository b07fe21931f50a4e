package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_PCR_Read (Part 3, 22.4): reads values of PCR, as many as fit into the response. */
public final class PcrRead {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_READ, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private PcrRead() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrSelectionIn the banks and the PCR that are wanted
   */
  public record Request(TpmlPcrSelection pcrSelectionIn) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmlPcrSelection::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pcrSelectionIn.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param pcrUpdateCounter how often PCR were changed: if it differs between two reads, so may the
   *     values
   * @param pcrSelectionOut the banks and the PCR that were read
   * @param pcrValues their values, in the order of the selection; 8 at the most
   */
  public record Response(
      int pcrUpdateCounter, TpmlPcrSelection pcrSelectionOut, TpmlDigest pcrValues)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmReader::u32),
          in.parameter(2, TpmlPcrSelection::read),
          in.parameter(3, TpmlDigest::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(pcrUpdateCounter);
      pcrSelectionOut.write(out);
      pcrValues.write(out);
    }
  }
}
