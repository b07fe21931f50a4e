package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Load (Part 3, 12.2). */
public final class Load {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.LOAD, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private Load() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle parentHandle, Bytes inPrivate, TpmtPublic inPublic)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, TpmtPublic::readSized));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inPrivate);
      out.sized(inPublic);
    }
  }

  /** The handle and parameters of the response. */
  public record Response(TpmHandle objectHandle, Bytes name) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle, in.parameter(1, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(name);
    }
  }
}
