package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
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

/** TPM2_Encapsulate (Part 3 of version 185, 14.10). */
public final class Encapsulate {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.ENCAPSULATE, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private Encapsulate() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes sharedSecret, Bytes ciphertext) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.SHARED_SECRET::readSecret),
          in.parameter(2, Tpm2b.KEM_CIPHERTEXT::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(sharedSecret);
      out.sized(ciphertext);
    }
  }
}
