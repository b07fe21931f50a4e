package io.github.tpm4j.tss.commands.sequence;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SequenceComplete (Part 3, 17.6): ends a sequence of a digest or a MAC.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_MODE (handle 1).
 */
public final class SequenceComplete {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SEQUENCE_COMPLETE, Request.class, Request::read, Response::read)
          .handle("sequenceHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .flushed()
          .decryptable()
          .encryptable()
          .build();

  private SequenceComplete() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sequenceHandle the sequence, authorised for USER; it is flushed
   * @param buffer the last piece; at most TPM_PT_INPUT_BUFFER bytes
   * @param hierarchy the hierarchy of the ticket; TPM_RH_NULL for none
   */
  public record Request(TpmHandle sequenceHandle, Bytes buffer, TpmHandle hierarchy)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
          in.parameter(2, TpmiRh.HIERARCHY.orNull()::read));
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
      hierarchy.write(out);
    }

    /** Without buffer, which may be secret. */
    @Override
    public String toString() {
      return "SequenceComplete.Request["
          + sequenceHandle
          + ", "
          + buffer.size()
          + " bytes, "
          + hierarchy
          + "]";
    }
  }

  /**
   * The parameters of the response.
   *
   * @param result the digest or the MAC
   * @param validation that the message did not begin as a statement of a TPM does, for a restricted
   *     key
   */
  public record Response(Bytes result, TpmtTkHashcheck validation) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.DIGEST::read), in.parameter(2, TpmtTkHashcheck::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(result);
      validation.write(out);
    }

    /** Without result, which may be secret. */
    @Override
    public String toString() {
      return "SequenceComplete.Response[" + result.size() + " bytes]";
    }
  }
}
