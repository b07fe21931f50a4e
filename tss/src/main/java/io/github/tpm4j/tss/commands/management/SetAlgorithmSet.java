package io.github.tpm4j.tss.commands.management;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SetAlgorithmSet (Part 3, 26.3): sets the number that the maker gives to a set of algorithms.
 */
public final class SetAlgorithmSet {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SET_ALGORITHM_SET, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private SetAlgorithmSet() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_PLATFORM, authorised for USER
   * @param algorithmSet the number; what it means is the maker's
   */
  public record Request(TpmHandle authHandle, int algorithmSet) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(algorithmSet);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
