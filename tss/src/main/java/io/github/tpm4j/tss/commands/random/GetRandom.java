package io.github.tpm4j.tss.commands.random;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_GetRandom (Part 3, 16.1): returns random bytes. */
public final class GetRandom {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.GET_RANDOM, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private GetRandom() {}

  /**
   * The handles and parameters of the command.
   *
   * @param bytesRequested how many; a TPM returns at most as many as its largest digest has
   */
  public record Request(int bytesRequested) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmReader::u16));
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
      out.u16(bytesRequested);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param randomBytes maybe fewer than were asked for
   */
  public record Response(SecretBytes randomBytes) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(randomBytes);
    }
  }
}
