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
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SequenceUpdate (Part 3, 17.5): hands over a piece of the message.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_MODE (parameter 1).
 */
public final class SequenceUpdate {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SEQUENCE_UPDATE, Request.class, Request::read, Response::new)
          .handle("sequenceHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private SequenceUpdate() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sequenceHandle the sequence, authorised for USER
   * @param buffer the piece; at most TPM_PT_INPUT_BUFFER bytes
   */
  public record Request(TpmHandle sequenceHandle, Bytes buffer) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.MAX_BUFFER::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(sequenceHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(buffer);
    }

    /** Without buffer, which may be secret. */
    @Override
    public String toString() {
      return "SequenceUpdate.Request[" + sequenceHandle + ", " + buffer.size() + " bytes]";
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
