package io.github.tpm4j.tpm12.commands.presence;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TSC_PhysicalPresence (TPM Main 1.2, Part 3, 6.6): says whether somebody is at the machine, or who
 * may say so.
 *
 * <p>Errors: TPM_BAD_PARAMETER for what is locked, or bits that do not go together.
 */
public final class PhysicalPresence {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.TSC_PHYSICAL_PRESENCE, Request::read, Response::read).build();

  private PhysicalPresence() {}

  /**
   * The handles and parameters of the command.
   *
   * @param physicalPresence bits of TPM_PHYSICAL_PRESENCE, such as 0x0008 for present
   */
  public record Request(int physicalPresence) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(physicalPresence);
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
