package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.stream.Stream;

/**
 * The storage key that a token of later versions names (tpm2_srk): the one at 0x81000001, which
 * systemd makes if there is none. Where it is no longer there, the same is made again, as a primary
 * key of the owner's: by its template and the TPM's seed it is the same one or none.
 *
 * @param area its public area
 */
record SystemdParent(TpmtPublic area) {
  private static final String HASH = "sha256";
  private static final int MAX_NAME_BYTES = 66;
  private static final int LOADED_KEY = 1;

  /** The key without which older versions do: a primary one of systemd's own template. */
  static StorageParent ofPrimary(TpmDevice device, String algorithm) {
    return ClevisParent.of(device, HASH, algorithm);
  }

  /**
   * Reads what tpm2-tss' ESYS serialises of a key: handle, TPM2B_NAME, a kind, TPM2B_PUBLIC.
   *
   * @throws SealedDataException if it is none
   */
  static SystemdParent read(Bytes serialised) throws SealedDataException {
    try {
      TpmReader in = new TpmReader(serialised.borrow(), Limits.ANY);
      in.u32();
      Bytes name = Bytes.adopt(in.sizedArray(MAX_NAME_BYTES));
      int kind = in.u32();
      if (kind == LOADED_KEY) {
        TpmtPublic area = TpmtPublic.readSized(in);
        if (in.remaining() == 0 && EntityNames.of(area).equals(name)) {
          return new SystemdParent(area);
        }
      }
    } catch (WireException e) {
      throw new SealedDataException("The storage key of the token is damaged", e);
    }
    throw new SealedDataException("The storage key of the token is none of systemd's");
  }

  /**
   * The key in this TPM.
   *
   * @throws TpmForeignKeyException if it is one that only another TPM can have
   */
  StorageParent in(TpmDevice device) {
    TpmtPublic template =
        Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048)
            .filter(known -> StorageTemplates.matches(area, known))
            .findFirst()
            .orElseThrow(
                () -> new TpmForeignKeyException("The token's storage key is not a standard one"));
    return device.named(device.primaryParent(TpmHandle.OWNER, template), EntityNames.of(area));
  }
}
