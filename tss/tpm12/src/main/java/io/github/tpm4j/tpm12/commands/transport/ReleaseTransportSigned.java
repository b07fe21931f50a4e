package io.github.tpm4j.tpm12.commands.transport;

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
 * TPM_ReleaseTransportSigned (TPM Main 1.2, Part 3, 24.3): ends a transport session, and signs its
 * log.
 *
 * <p>Sessions: the key's secret, unless it has none; then the transport session.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_BAD_MODE without a log, TPM_INAPPROPRIATE_SIG,
 * TPM_INVALID_AUTHHANDLE, TPM_INVALID_KEYUSAGE.
 */
public final class ReleaseTransportSigned {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.RELEASE_TRANSPORT_SIGNED, Request::read, Response::read)
          .handles(1)
          .sessions(1, 2)
          .build();

  private ReleaseTransportSigned() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded signing key with the SHA-1 or INFO scheme
   * @param antiReplay 20 bytes of the caller
   */
  public record Request(int keyHandle, Bytes antiReplay) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest());
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
    }
  }

  /**
   * The parameters of the response.
   *
   * @param locality that the command came from: 0 to 4
   * @param currentTicks the time
   * @param signature over {@link io.github.tpm4j.tpm12.transportsession.TransportLog#signed}; as
   *     long as the modulus
   */
  public record Response(int locality, TpmCurrentTicks currentTicks, Bytes signature)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.u32(), TpmCurrentTicks.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(locality);
      currentTicks.write(out);
      out.sized(signature);
    }
  }
}
