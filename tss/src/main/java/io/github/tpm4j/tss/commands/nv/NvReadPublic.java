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

/** TPM2_NV_ReadPublic (Part 3, 31.6). */
public final class NvReadPublic {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_READ_PUBLIC, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private NvReadPublic() {}

  /** The handles and parameters of the command. */
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

  /** The parameters of the response. */
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
