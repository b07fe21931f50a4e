package io.github.tpm4j.tpm12.commands.transport;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_EstablishTransport (TPM Main 1.2, Part 3, 24.1): starts a session that other commands are
 * wrapped in.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_BADTAG, TPM_BAD_KEY_PROPERTY, TPM_BAD_PARAM_SIZE, TPM_BAD_SCHEME,
 * TPM_INAPPROPRIATE_ENC, TPM_INVALID_KEYUSAGE, TPM_RESOURCES.
 */
public final class EstablishTransport {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.ESTABLISH_TRANSPORT, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .responseHandle()
          .build();

  private EstablishTransport() {}

  /**
   * The handles and parameters of the command.
   *
   * @param encHandle a loaded storage or legacy key; 0x40000003 (TPM_KH_TRANSPORT) for none
   * @param transPublic what the session does
   * @param secret a {@link io.github.tpm4j.tpm12.structures.TpmTransportAuth} that is encrypted to
   *     the key; without a key the secret itself, 20 bytes
   */
  public record Request(int encHandle, TpmTransportPublic transPublic, Bytes secret)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), TpmTransportPublic.read(in), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(encHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      transPublic.write(out);
      out.sized(secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "EstablishTransport.Request[" + encHandle + ", " + transPublic + "]";
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param transHandle the session
   * @param locality that the command came from: 0 to 4
   * @param currentTicks the time
   * @param transNonceEven for the first wrapped command: 20 bytes
   */
  public record Response(
      int transHandle, int locality, TpmCurrentTicks currentTicks, Bytes transNonceEven)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle, in.u32(), TpmCurrentTicks.read(in), in.digest());
    }

    @Override
    public int handle() {
      return transHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(locality);
      currentTicks.write(out);
      out.digest(transNonceEven);
    }
  }
}
