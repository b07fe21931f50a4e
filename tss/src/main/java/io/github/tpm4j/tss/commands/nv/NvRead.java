package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_Read (Part 3, 31.13): reads bytes of an NV Index.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_NV_LOCKED, TPM_RC_NV_UNINITIALIZED, TPM_RC_VALUE (parameter 1, parameter 2),
 * TPM_RC_NV_RANGE.
 */
public final class NvRead {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_READ, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .encryptable()
          .build();

  private NvRead() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may read it: the owner, the platform or the Index, as its attributes
   *     say; authorised for USER
   * @param nvIndex the NV Index, 0x01000000 to 0x01FFFFFF
   * @param size how many bytes; at most TPM_PT_NV_BUFFER_MAX
   * @param offset of the first byte
   */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex, int size, int offset)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, TpmReader::u16),
          in.parameter(2, TpmReader::u16));
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
      out.u16(size);
      out.u16(offset);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param data the bytes
   */
  public record Response(Bytes data) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.MAX_NV_BUFFER::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(data);
    }

    /** Without data, which may be secret. */
    @Override
    public String toString() {
      return "NvRead.Response[" + data.size() + " bytes]";
    }
  }
}
