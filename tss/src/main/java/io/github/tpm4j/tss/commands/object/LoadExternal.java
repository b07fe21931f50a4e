package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_LoadExternal (Part 3, 12.3). */
public final class LoadExternal {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.LOAD_EXTERNAL, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private LoadExternal() {}

  /** The handles and parameters of the command. */
  public record Request(TpmtSensitive inPrivate, TpmtPublic inPublic, TpmHandle hierarchy)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          in.parameter(1, TpmtSensitive::readSized),
          in.parameter(2, TpmtPublic::readSizedOrNull),
          in.parameter(3, TpmiRh.HIERARCHY.orNull()::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inPrivate);
      out.sized(inPublic);
      hierarchy.write(out);
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
