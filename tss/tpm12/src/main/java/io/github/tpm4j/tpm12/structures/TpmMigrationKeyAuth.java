package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_MIGRATIONKEYAUTH (Part 2, 5.12): which key others may be migrated to, authorised by the
 * owner.
 *
 * @param migrationKey the key
 * @param migrationScheme {@link KeyConstants#MS_MIGRATE} or {@link KeyConstants#MS_REWRAP}
 * @param digest by which the TPM knows that its owner has authorised it: 20 bytes, SHA-1
 */
public record TpmMigrationKeyAuth(TpmPubkey migrationKey, int migrationScheme, Bytes digest)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmMigrationKeyAuth read(TpmReader in) {
    return new TpmMigrationKeyAuth(TpmPubkey.read(in), in.u16(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    migrationKey.write(out);
    out.u16(migrationScheme);
    out.digest(digest);
  }
}
