package io.github.tpm4j.tss.commands.nv;

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
 * TPM2_NV_SetBits (Part 3, 31.10): sets bits of an NV Index, which stay set.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_NV_LOCKED, TPM_RC_ATTRIBUTES (handle 2).
 */
public final class NvSetBits {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_SET_BITS, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private NvSetBits() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may write it: the owner, the platform or the Index, as its attributes
   *     say; authorised for USER
   * @param nvIndex an NV Index of the type bits
   * @param bits 64 bits that are ORed to those that it has
   */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex, long bits)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), in.parameter(1, TpmReader::u64));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle, nvIndex);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u64(bits);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
