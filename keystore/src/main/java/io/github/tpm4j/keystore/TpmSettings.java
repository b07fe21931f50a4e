package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Optional;

/**
 * How a TPM is reached and used.
 *
 * @param tcti a TCTI configuration string such as {@code device:/dev/tpmrm0}; empty to discover the
 *     TPM of this machine
 * @param parent where new keys are made: a hierarchy, for its standard storage key, or a persistent
 *     storage key
 */
public record TpmSettings(Optional<String> tcti, TpmHandle parent) {
  /** The TPM of this machine, with new keys under the owner's storage key. */
  public static final TpmSettings DEFAULT = new TpmSettings(Optional.empty(), TpmHandle.OWNER);

  /** The TPM that a TCTI configuration string names. */
  public static TpmSettings of(String tcti) {
    return new TpmSettings(Optional.of(tcti), TpmHandle.OWNER);
  }

  /** These settings, with another parent of new keys. */
  public TpmSettings withParent(TpmHandle newParent) {
    return new TpmSettings(tcti, newParent);
  }
}
