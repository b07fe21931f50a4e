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
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_VerifySequenceComplete (Part 3 of version 185, 20.3): ends a sequence, and verifies a
 * signature over its message.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_MODE (handle 1),
 * TPM_RC_SIGN_CONTEXT_KEY, TPM_RC_SCHEME (parameter 1), TPM_RC_SIGNATURE (parameter 1).
 */
public final class VerifySequenceComplete {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.VERIFY_SEQUENCE_COMPLETE, Request.class, Request::read, Response::read)
          .handle("sequenceHandle", TpmiDh.OBJECT, AuthRole.USER)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .flushed()
          .build();

  private VerifySequenceComplete() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sequenceHandle the sequence, authorised for USER; it is flushed
   * @param keyHandle the public key that it was begun with
   * @param signature what is verified
   */
  public record Request(TpmHandle sequenceHandle, TpmHandle keyHandle, TpmtSignature signature)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), in.parameter(1, TpmtSignature::read));
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
      signature.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param validation that it is right; of TPM_RH_NULL if the key is of no hierarchy
   */
  public record Response(TpmtTkVerified validation) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtTkVerified::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      validation.write(out);
    }
  }
}
