package io.github.tpm4j.tss.commands.signing;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
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
 * TPM2_SignSequenceComplete (Part 3 of version 185, 20.6): ends a sequence, and signs its message.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_MODE (handle 1),
 * TPM_RC_SIGN_CONTEXT_KEY, TPM_RC_ATTRIBUTES (handle 2), TPM_RC_VALUE (parameter 1),
 * TPM_RC_ONE_SHOT_SIGNATURE, TPM_RC_BINDING.
 */
public final class SignSequenceComplete {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.SIGN_SEQUENCE_COMPLETE, Request.class, Request::read, Response::read)
          .handle("sequenceHandle", TpmiDh.OBJECT, AuthRole.USER)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .flushed()
          .decryptable()
          .build();

  private SignSequenceComplete() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sequenceHandle the sequence, authorised for USER; it is flushed
   * @param keyHandle the key that it was begun with, authorised for USER
   * @param buffer the last piece; at most TPM_PT_INPUT_BUFFER bytes
   */
  public record Request(TpmHandle sequenceHandle, TpmHandle keyHandle, Bytes buffer)
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
      return List.of(sequenceHandle, keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(buffer);
    }

    /** Without buffer, which may be secret. */
    @Override
    public String toString() {
      return "SignSequenceComplete.Request["
          + sequenceHandle
          + ", "
          + keyHandle
          + ", "
          + buffer.size()
          + " bytes]";
    }
  }

  /**
   * The parameters of the response.
   *
   * @param signature by the key's scheme
   */
  public record Response(TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      signature.write(out);
    }
  }
}
