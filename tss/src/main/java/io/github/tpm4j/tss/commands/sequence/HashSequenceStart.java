package io.github.tpm4j.tss.commands.sequence;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_HashSequenceStart (Part 3, 17.4): begins a digest, or an event for all banks.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_OBJECT_MEMORY, TPM_RC_HASH
 * (parameter 2).
 */
public final class HashSequenceStart {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HASH_SEQUENCE_START, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .build();

  private HashSequenceStart() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth the password of the sequence; may be empty
   * @param hashAlg the hash; TPM_ALG_NULL for an event sequence
   */
  public record Request(SecretBytes auth, TpmAlg hashAlg) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          in.parameter(1, Tpm2b.AUTH::readSecret), in.parameter(2, TpmiAlg.HASH.orNull()::read));
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
      out.sized(auth);
      hashAlg.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
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
