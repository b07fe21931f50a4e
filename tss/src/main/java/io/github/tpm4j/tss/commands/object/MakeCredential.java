package io.github.tpm4j.tss.commands.object;

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

/** TPM2_MakeCredential (Part 3, 12.6). */
public final class MakeCredential {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.MAKE_CREDENTIAL, Request.class, Request::read, Response::read)
          .handle("handle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .encryptable()
          .build();

  private MakeCredential() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle handle, SecretBytes credential, Bytes objectName)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::readSecret),
          in.parameter(2, Tpm2b.NAME::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credential);
      out.sized(objectName);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes credentialBlob, Bytes secret) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ID_OBJECT::read), in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credentialBlob);
      out.sized(secret);
    }
  }
}
