package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
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

/** TPM2_CreateLoaded (Part 3, 12.9). */
public final class CreateLoaded {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CREATE_LOADED, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.PARENT.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private CreateLoaded() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle parentHandle, TpmsSensitiveCreate inSensitive, Bytes inPublic)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsSensitiveCreate::readSized),
          in.parameter(2, Tpm2b.TEMPLATE::read));
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
      out.sized(inSensitive);
      out.sized(inPublic);
    }
  }

  /** The handle and parameters of the response. */
  public record Response(TpmHandle objectHandle, Bytes outPrivate, TpmtPublic outPublic, Bytes name)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          handle,
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
      out.sized(outPublic);
      out.sized(name);
    }
  }
}
