package io.github.tpm4j.tss.commands.object;

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

/** TPM2_ActivateCredential (Part 3, 12.5). */
public final class ActivateCredential {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ACTIVATE_CREDENTIAL, Request.class, Request::read, Response::read)
          .handle("activateHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private ActivateCredential() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle activateHandle, TpmHandle keyHandle, Bytes credentialBlob, Bytes secret)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.ID_OBJECT::read),
          in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(activateHandle, keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credentialBlob);
      out.sized(secret);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes certInfo) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(certInfo);
    }
  }
}
