package io.github.tpm4j.tss.commands.duplication;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
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
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Import (Part 3, 13.3). */
public final class Import {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.IMPORT, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Import() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle parentHandle,
      SecretBytes encryptionKey,
      TpmtPublic objectPublic,
      Bytes duplicate,
      Bytes inSymSeed,
      TpmtSymDefObject symmetricAlg)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.PRIVATE::read),
          in.parameter(4, Tpm2b.ENCRYPTED_SECRET::read),
          in.parameter(5, TpmtSymDefObject::readOrNull));
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
      out.sized(encryptionKey);
      out.sized(objectPublic);
      out.sized(duplicate);
      out.sized(inSymSeed);
      symmetricAlg.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes outPrivate) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.PRIVATE::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
    }
  }
}
