package io.github.tpm4j.tpm12.commands.migration;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmMigrationKeyAuth;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_AuthorizeMigrationKey (TPM Main 1.2, Part 3, 11.3): has the owner authorise a storage key as
 * a destination of migration.
 *
 * <p>Sessions: the owner's secret.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_INAPPROPRIATE_ENC, TPM_INVALID_KEYUSAGE.
 */
public final class AuthorizeMigrationKey {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.AUTHORIZE_MIGRATION_KEY, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private AuthorizeMigrationKey() {}

  /**
   * The handles and parameters of the command.
   *
   * @param migrationScheme 1 (TPM_MS_MIGRATE) or 2 (TPM_MS_REWRAP)
   * @param migrationKey the destination, RSA with OAEP
   */
  public record Request(int migrationScheme, TpmPubkey migrationKey)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16(), TpmPubkey.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(migrationScheme);
      migrationKey.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outData what TPM_CreateMigrationBlob takes
   */
  public record Response(TpmMigrationKeyAuth outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmMigrationKeyAuth.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      outData.write(out);
    }
  }
}
