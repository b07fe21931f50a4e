package io.github.tpm4j.tss.commands.fieldupgrade;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_FirmwareRead (Part 3, 27.4): reads the firmware that is installed, piece by piece. */
public final class FirmwareRead {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.FIRMWARE_READ, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private FirmwareRead() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sequenceNumber 0 first, then the number of the next piece
   */
  public record Request(int sequenceNumber) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmReader::u32));
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
      out.u32(sequenceNumber);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param fuData the piece; empty after the last one
   */
  public record Response(Bytes fuData) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.MAX_BUFFER::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(fuData);
    }
  }
}
