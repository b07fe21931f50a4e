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

/** TPM2_NV_Read (Part 3, 31.13). */
public final class NvRead {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_READ, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .encryptable()
          .build();

  private NvRead() {}

  /** The handles and parameters of the command. */
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

  /** The parameters of the response. */
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
