package io.github.tpm4j.tpm12.commands.migration;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmMigrationKeyAuth;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_CreateMigrationBlob (TPM Main 1.2, Part 3, 11.1): encrypts a migratable key to another
 * storage key.
 *
 * <p>Sessions: the parent's secret, unless it has none; the key's secret for migration, in an OIAP
 * session.
 *
 * <p>Errors: TPM_MIGRATEFAIL, TPM_INVALID_KEYUSAGE.
 */
public final class CreateMigrationBlob {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CREATE_MIGRATION_BLOB, Request::read, Response::read)
          .handles(1)
          .sessions(1, 2)
          .build();

  private CreateMigrationBlob() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the key's parent
   * @param migrationType 1 (TPM_MS_MIGRATE) or 2 (TPM_MS_REWRAP)
   * @param migrationKeyAuth which key it goes to, authorised by the owner
   * @param encData the encrypted part of the key
   */
  public record Request(
      int parentHandle, int migrationType, TpmMigrationKeyAuth migrationKeyAuth, Bytes encData)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.u16(), TpmMigrationKeyAuth.read(in), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(migrationType);
      migrationKeyAuth.write(out);
      out.sized(encData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param random which the caller closes: what opens the outer encryption of a migrated key; empty
   *     for a rewrapped one
   * @param outData the encrypted part under the other key
   */
  public record Response(SecretBytes random, Bytes outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(SecretBytes.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      random.write(out);
      out.sized(outData);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "CreateMigrationBlob.Response";
    }
  }
}
