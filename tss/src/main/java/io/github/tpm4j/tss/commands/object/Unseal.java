package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Unseal (Part 3, 12.7): returns the data of a sealed object.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1).
 */
public final class Unseal {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.UNSEAL, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("itemHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .encryptable()
          .build();

  private Unseal() {}

  /**
   * The handles and parameters of the command.
   *
   * @param itemHandle the sealed object, authorised for USER
   */
  public record Request(TpmHandle itemHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(itemHandle);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outData 1 to 128 bytes; returned encrypted if a session encrypts. The caller wipes them
   */
  public record Response(SecretBytes outData) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.SENSITIVE_DATA::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outData);
    }
  }
}
