package io.github.tpm4j.tss.commands.random;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_StirRandom (Part 3, 16.2): adds entropy to the TPM's generator. */
public final class StirRandom {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.STIR_RANDOM, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .nv()
          .decryptable()
          .build();

  private StirRandom() {}

  /**
   * The handles and parameters of the command.
   *
   * @param inData at most 128 bytes
   */
  public record Request(SecretBytes inData) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, Tpm2b.SENSITIVE_DATA::readSecret));
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
      out.sized(inData);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
