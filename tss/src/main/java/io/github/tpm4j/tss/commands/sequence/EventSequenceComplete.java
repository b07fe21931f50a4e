package io.github.tpm4j.tss.commands.sequence;

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
 * TPM2_EventSequenceComplete (Part 3, 17.7): ends an event sequence, and extends a PCR by its
 * digests.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_MODE (handle 2),
 * TPM_RC_LOCALITY.
 */
public final class EventSequenceComplete {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.EVENT_SEQUENCE_COMPLETE, Request.class, Request::read, Response::read)
          .handle("pcrHandle", TpmiDh.PCR.orNull(), AuthRole.USER)
          .handle("sequenceHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .flushed()
          .decryptable()
          .build();

  private EventSequenceComplete() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrHandle the PCR, authorised for USER; TPM_RH_NULL to hash only
   * @param sequenceHandle the event sequence, authorised for USER; it is flushed
   * @param buffer the last piece; at most TPM_PT_INPUT_BUFFER bytes
   */
  public record Request(TpmHandle pcrHandle, TpmHandle sequenceHandle, Bytes buffer)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), in.parameter(1, Tpm2b.MAX_BUFFER::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(pcrHandle, sequenceHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(buffer);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param results a digest for each bank
   */
  public record Response(TpmlDigestValues results) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmlDigestValues::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      results.write(out);
    }
  }
}
