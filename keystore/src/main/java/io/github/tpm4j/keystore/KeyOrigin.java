package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.Creation;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a wrapped key's making beyond its key file. A KeyStore keeps the first two
 * beside the key.
 *
 * @param parentName the Name of the storage key that it was made under; empty if not known
 * @param pcrValues the values of PCR that its policy demands by their digest; empty if not known
 * @param creation what the TPM said when it made the key; only of one that was just made
 */
public record KeyOrigin(
    Optional<Bytes> parentName, List<PcrValues> pcrValues, Optional<Creation> creation) {
  /** Nothing. */
  public static final KeyOrigin UNKNOWN = new KeyOrigin(Optional.empty(), List.of());

  /**
   * Makes one from its components.
   *
   * @param parentName the Name of the storage key that it was made under; empty if not known
   * @param pcrValues the values of PCR that its policy demands by their digest; empty if not known
   * @param creation what the TPM said when it made the key; only of one that was just made
   */
  public KeyOrigin {
    Objects.requireNonNull(parentName, "parentName");
    pcrValues = List.copyOf(pcrValues);
    Objects.requireNonNull(creation, "creation");
  }

  /**
   * As a KeyStore keeps it.
   *
   * @param parentName the Name of the storage key: the algorithm and the digest of its public area
   * @param pcrValues the values that the policy of the key demands
   */
  public KeyOrigin(Optional<Bytes> parentName, List<PcrValues> pcrValues) {
    this(parentName, pcrValues, Optional.empty());
  }

  /**
   * {@return the Name of the storage key alone}
   *
   * @param parentName the Name of the storage key: the algorithm and the digest of its public area
   */
  public static KeyOrigin under(Bytes parentName) {
    return new KeyOrigin(Optional.of(parentName), List.of());
  }
}
