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
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Duplicate (Part 3, 13.1). */
public final class Duplicate {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.DUPLICATE, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.DUP)
          .handle("newParentHandle", TpmiDh.OBJECT.orNull())
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Duplicate() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle objectHandle,
      TpmHandle newParentHandle,
      SecretBytes encryptionKeyIn,
      TpmtSymDefObject symmetricAlg)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, TpmtSymDefObject::readOrNull));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle, newParentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(encryptionKeyIn);
      symmetricAlg.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes encryptionKeyOut, Bytes duplicate, Bytes outSymSeed)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, Tpm2b.PRIVATE::read),
          in.parameter(3, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(encryptionKeyOut);
      out.sized(duplicate);
      out.sized(outSymSeed);
    }
  }
}
