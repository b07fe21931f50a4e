package io.github.tpm4j.tss.commands.duplication;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Rewrap (Part 3, 13.2). */
public final class Rewrap {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.REWRAP, Request.class, Request::read, Response::read)
          .handle("oldParent", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("newParent", TpmiDh.OBJECT.orNull())
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Rewrap() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle oldParent, TpmHandle newParent, Bytes inDuplicate, Bytes name, Bytes inSymSeed)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, Tpm2b.NAME::read),
          in.parameter(3, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(oldParent, newParent);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inDuplicate);
      out.sized(name);
      out.sized(inSymSeed);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes outDuplicate, Bytes outSymSeed) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.PRIVATE::read), in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outDuplicate);
      out.sized(outSymSeed);
    }
  }
}
