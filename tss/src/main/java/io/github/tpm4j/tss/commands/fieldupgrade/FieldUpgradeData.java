package io.github.tpm4j.tss.commands.fieldupgrade;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_FieldUpgradeData (Part 3, 27.3): hands over a piece of new firmware.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_FIELDUPGRADE, TPM_RC_VALUE,
 * TPM_RC_REBOOT.
 */
public final class FieldUpgradeData {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.FIELD_UPGRADE_DATA, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .nv()
          .decryptable()
          .build();

  private FieldUpgradeData() {}

  /**
   * The handles and parameters of the command.
   *
   * @param fuData the piece, in the maker's form
   */
  public record Request(Bytes fuData) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, Tpm2b.MAX_BUFFER::read));
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
      out.sized(fuData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param nextDigest the digest of the piece that is expected next; of TPM_ALG_NULL after the last
   *     one
   * @param firstDigest the digest of the first piece
   */
  public record Response(TpmtHa nextDigest, TpmtHa firstDigest) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtHa::readOrNull), in.parameter(2, TpmtHa::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      nextDigest.write(out);
      firstDigest.write(out);
    }
  }
}
