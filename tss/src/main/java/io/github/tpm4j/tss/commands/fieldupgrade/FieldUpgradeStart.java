package io.github.tpm4j.tss.commands.fieldupgrade;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_FieldUpgradeStart (Part 3, 27.2): begins the installation of new firmware.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIGNATURE (parameter 2).
 */
public final class FieldUpgradeStart {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.FIELD_UPGRADE_START, Request.class, Request::read, Response::new)
          .handle("authorization", TpmiRh.PLATFORM, AuthRole.ADMIN)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private FieldUpgradeStart() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authorization TPM_RH_PLATFORM, authorised for USER
   * @param keyHandle the maker's key, which verifies the manifest
   * @param fuDigest the digest of the first piece
   * @param manifestSignature the maker's signature over the digest
   */
  public record Request(
      TpmHandle authorization, TpmHandle keyHandle, Bytes fuDigest, TpmtSignature manifestSignature)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, TpmtSignature::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authorization, keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(fuDigest);
      manifestSignature.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
