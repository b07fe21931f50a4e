package io.github.tpm4j.cli.store;

import io.github.tpm4j.cli.pcr.PcrRanges;
import io.github.tpm4j.cli.store.StoredEntry.Standing;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.io.ByteArrayOutputStream;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Optional;

/**
 * The comparison with a TPM 1.2. Keys are loaded, by the secret of the storage root key, which
 * shows whose they are.
 */
final class Tpm12Comparison implements Comparison {
  private final TpmConnection tpm;

  Tpm12Comparison(TpmConnection tpm) {
    this.tpm = tpm;
  }

  @Override
  public StoredEntry compared(StoredEntry entry, StoredKey key) {
    if (!(key instanceof Tpm12StoredKey own)) {
      return entry.with(Standing.BLOCKED, List.of("it is of a TPM 2.0, and this is a TPM 1.2"));
    }
    Optional<String> obstacle = changed(own).or(() -> elsewhere(entry, own));
    if (obstacle.isPresent()) {
      return entry.with(Standing.BLOCKED, List.of(obstacle.get()));
    }
    return entry.hasPassword()
        ? entry.with(Standing.NEEDS, List.of("a password"))
        : entry.with(Standing.READY, List.of());
  }

  private Optional<String> changed(Tpm12StoredKey key) {
    int[] numbers = key.pcrNumbers();
    if (numbers.length == 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    tpm.inUse()
        .readPcr(new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA1, numbers))))
        .values()
        .values()
        .forEach(value -> values.writeBytes(value.toByteArray()));
    Bytes now = new TpmPcrComposite(key.pcrs(), Bytes.of(values.toByteArray())).digest();
    return now.equals(key.composite())
        ? Optional.empty()
        : Optional.of(
            "PCR %s (SHA1) have other values than it is bound to"
                .formatted(PcrRanges.text(numbers)));
  }

  private Optional<String> elsewhere(StoredEntry entry, Tpm12StoredKey key) {
    if (key.key().isEmpty()) {
      return Optional.empty(); // Of sealed data only TPM_Unseal says whose they are.
    }
    try {
      Tpm12Attestation.with(tpm)
          .key(((KeyEntry) entry.entry()).key(), KeyAuth.none())
          .requireLoadable();
      return Optional.empty();
    } catch (TpmTransportException e) {
      throw e;
    } catch (TpmException | InvalidKeySpecException e) {
      return Optional.of(e.getMessage());
    }
  }
}
