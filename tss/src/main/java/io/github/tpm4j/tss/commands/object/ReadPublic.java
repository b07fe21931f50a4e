package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
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

/**
 * TPM2_ReadPublic (Part 3, 12.4): reads the public area of a loaded object and its Names.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SEQUENCE.
 */
public final class ReadPublic {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.READ_PUBLIC, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("objectHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private ReadPublic() {}

  /**
   * The handles and parameters of the command.
   *
   * @param objectHandle a transient or a persistent object; a sequence has none
   */
  public record Request(TpmHandle objectHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outPublic its public area
   * @param name its Name: the nameAlg and the digest of its public area
   * @param qualifiedName the digest over all its ancestors' Names and its own, after the nameAlg
   */
  public record Response(TpmtPublic outPublic, Bytes name, Bytes qualifiedName)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmtPublic::readSized),
          in.parameter(2, Tpm2b.NAME::read),
          in.parameter(3, Tpm2b.NAME::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPublic);
      out.sized(name);
      out.sized(qualifiedName);
    }
  }
}
