package io.github.tpm4j.tss.commands.asymmetric;

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
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Decapsulate (Part 3 of version 185, 14.11). */
public final class Decapsulate {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.DECAPSULATE, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Decapsulate() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle, Bytes ciphertext) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.KEM_CIPHERTEXT::read));
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
      out.sized(ciphertext);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes sharedSecret) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.SHARED_SECRET::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(sharedSecret);
    }
  }
}
