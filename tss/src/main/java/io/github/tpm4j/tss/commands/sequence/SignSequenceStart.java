package io.github.tpm4j.tss.commands.sequence;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SignSequenceStart (Part 3 of version 185, 17.5): begins a signature over a message.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1), TPM_RC_SCHEME
 * (handle 1), TPM_RC_ATTRIBUTES (handle 1), TPM_RC_HANDLE (handle 1), TPM_RC_SIZE (parameter 2),
 * TPM_RC_OBJECT_MEMORY.
 */
public final class SignSequenceStart {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SIGN_SEQUENCE_START, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .build();

  private SignSequenceStart() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle the key that will sign; it is authorised when the sequence ends
   * @param auth the password of the sequence; may be empty
   * @param context the context string of ML-DSA or Ed448, at most 255 bytes; empty for other
   *     schemes
   */
  public record Request(TpmHandle keyHandle, SecretBytes auth, Bytes context)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
          in.parameter(2, Tpm2b.SIGNATURE_CTX::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(auth);
      out.sized(context);
    }
  }

  /**
   * The handle of the response.
   *
   * @param sequenceHandle the sequence, a transient object that is authorised by {@code auth}
   */
  public record Response(TpmHandle sequenceHandle) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle);
    }

    @Override
    public TpmHandle handle() {
      return sequenceHandle;
    }
  }
}
