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

/** TPM2_VerifySequenceStart (Part 3 of version 185, 17.6). */
public final class VerifySequenceStart {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.VERIFY_SEQUENCE_START, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .build();

  private VerifySequenceStart() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle, SecretBytes auth, Bytes hint, Bytes context)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
          in.parameter(2, Tpm2b.SIGNATURE_HINT::read),
          in.parameter(3, Tpm2b.SIGNATURE_CTX::read));
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
      out.sized(hint);
      out.sized(context);
    }
  }

  /** The handle of the response. */
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
