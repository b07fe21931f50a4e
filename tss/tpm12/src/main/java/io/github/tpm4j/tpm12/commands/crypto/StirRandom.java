package io.github.tpm4j.tpm12.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_StirRandom (TPM Main 1.2, Part 3, 13.7): mixes bytes into the state of the random number
 * generator.
 *
 * <p>Errors: TPM_BAD_PARAMETER for more bytes than the TPM takes.
 */
public final class StirRandom {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.STIR_RANDOM, Request::read, Response::read).build();

  private StirRandom() {}

  /**
   * The handles and parameters of the command.
   *
   * @param inData 255 bytes at the most, by the specification; swtpm takes more
   */
  public record Request(SecretBytes inData) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(SecretBytes.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      inData.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "StirRandom.Request";
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
