package io.github.tpm4j.cli.store;

import io.github.tpm4j.cli.pcr.PcrRanges;
import io.github.tpm4j.cli.tpm12.Tpm12KeyWords;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A key of a TPM 1.2, or data that it has sealed.
 *
 * @param key empty of sealed data
 * @param pcrs the PCR that it is bound to; may be none
 * @param composite the digest of their values (TPM_COMPOSITE_HASH)
 */
record Tpm12StoredKey(Optional<TpmKey> key, TpmPcrSelection pcrs, Bytes composite)
    implements StoredKey {

  static Tpm12StoredKey of(KeyEntry entry) throws InvalidKeySpecException {
    Bytes encoded = Bytes.of(entry.key().publicArea().toByteArray());
    try {
      if (entry.isSealed()) {
        TpmStoredData sealed = TpmReader.readWhole(encoded, TpmStoredData::read);
        return bound(Optional.empty(), sealed.sealInfo(), sealed.isLong());
      }
      TpmKey key = TpmReader.readWhole(encoded, TpmKey::read);
      return bound(Optional.of(key), key.pcrInfo(), key.form() == TpmKey.Form.KEY12);
    } catch (WireException e) {
      throw new InvalidKeySpecException("it is damaged: " + e.getMessage(), e);
    }
  }

  private static Tpm12StoredKey bound(Optional<TpmKey> key, Bytes info, boolean isLong) {
    if (info.size() == 0) {
      return new Tpm12StoredKey(key, TpmPcrSelection.of(), Bytes.EMPTY);
    }
    if (isLong) {
      TpmPcrInfoLong pcrs = TpmReader.readWhole(info, TpmPcrInfoLong::read);
      return new Tpm12StoredKey(key, pcrs.releasePcrSelection(), pcrs.digestAtRelease());
    }
    TpmPcrInfo pcrs = TpmReader.readWhole(info, TpmPcrInfo::read);
    return new Tpm12StoredKey(key, pcrs.pcrSelection(), pcrs.digestAtRelease());
  }

  @Override
  public String type() {
    return key.map(Tpm12KeyWords::type).orElse("sealed");
  }

  @Override
  public String use() {
    return key.map(Tpm12KeyWords::use).orElse("");
  }

  /** The PCR that it is bound to, ascending. */
  int[] pcrNumbers() {
    return pcrs.pcrs().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public List<Demand> demands() {
    if (pcrs.pcrs().isEmpty()) {
      return List.of();
    }
    String numbers = PcrRanges.text(pcrNumbers());
    return List.of(
        new Demand(
            "PCR sha1:" + numbers,
            "PCR %s (SHA1) having values of the digest %s"
                .formatted(numbers, HexFormat.of().formatHex(composite.toArray()))));
  }
}
