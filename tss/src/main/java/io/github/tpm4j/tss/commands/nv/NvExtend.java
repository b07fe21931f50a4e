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
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_NV_Extend (Part 3, 31.9). */
public final class NvExtend {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_EXTEND, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .build();

  private NvExtend() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex, Bytes data)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), handles.get(1), in.parameter(1, Tpm2b.MAX_NV_BUFFER::read));
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
      out.sized(data);
    }

    /** Without data, which may be secret. */
    @Override
    public String toString() {
      return "NvExtend.Request[" + nvIndex + ", " + data.size() + " bytes]";
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
