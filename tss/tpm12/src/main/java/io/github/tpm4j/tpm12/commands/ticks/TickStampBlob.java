package io.github.tpm4j.tpm12.commands.ticks;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_TickStampBlob (TPM Main 1.2, Part 3, 23.2): signs a digest with the time.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_INAPPROPRIATE_SIG.
 */
public final class TickStampBlob {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.TICK_STAMP_BLOB, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private TickStampBlob() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded signing key
   * @param antiReplay 20 bytes of the caller
   * @param digestToStamp what is signed: 20 bytes
   */
  public record Request(int keyHandle, Bytes antiReplay, Bytes digestToStamp)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(antiReplay);
      out.digest(digestToStamp);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param currentTicks the time
   * @param sig as long as the modulus
   */
  public record Response(TpmCurrentTicks currentTicks, Bytes sig) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmCurrentTicks.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      currentTicks.write(out);
      out.sized(sig);
    }
  }
}
