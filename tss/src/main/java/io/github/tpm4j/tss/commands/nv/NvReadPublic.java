package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_ReadPublic (Part 3, 31.6): reads the public area of an NV Index and its Name.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_HANDLE (handle 1).
 */
public final class NvReadPublic {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_READ_PUBLIC, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private NvReadPublic() {}

  /**
   * The handles and parameters of the command.
   *
   * @param nvIndex the NV Index, 0x01000000 to 0x01FFFFFF
   */
  public record Request(TpmHandle nvIndex) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(nvIndex);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param nvPublic handle, hash, attributes, policy and size
   * @param nvName its Name: the nameAlg and the digest of the public area
   */
  public record Response(TpmsNvPublic nvPublic, Bytes nvName) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsNvPublic::readSized), in.parameter(2, Tpm2b.NAME::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nvPublic);
      out.sized(nvName);
    }
  }
}
