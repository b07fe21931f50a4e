package io.github.tpm4j.engine.manufacture;

import static java.util.stream.Collectors.joining;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which endorsement keys of a new TPM get a certificate. They are issued once, by authorities that
 * are made for this TPM and whose private keys nobody keeps: one for RSA and ECC, one for ML-KEM
 * and ML-DSA.
 *
 * <p>The certificates are in the Index of each key, those of the authorities in {@link
 * EndorsementKey#CHAIN_INDEX}. All Indices are the platform's and outlast TPM2_Clear.
 * TPM2_ChangeEPS makes other endorsement keys, of which the certificates say nothing.
 */
public final class EkCertificates {
  /** The file beside a TPM's state: public, for those who verify what the TPM attests. */
  public static final String AUTHORITY_FILE = "ek-ca.pem";

  /** None: such a TPM is made in a millisecond. */
  public static final EkCertificates NONE =
      new EkCertificates(Set.of(), InstantSource.system(), Optional.empty());

  private final Set<EndorsementKey> keys;
  private final InstantSource time;
  private final Optional<Path> authorityFile;

  private EkCertificates(
      Set<EndorsementKey> keys, InstantSource time, Optional<Path> authorityFile) {
    this.keys = Set.copyOf(keys);
    this.time = time;
    this.authorityFile = authorityFile;
  }

  /**
   * Of RSA 2048, P-256 and P-384, as swtpm_setup makes and older software looks for.
   *
   * @return what is to be made
   */
  public static EkCertificates standard() {
    return of(
        EnumSet.of(EndorsementKey.RSA_2048, EndorsementKey.ECC_P256, EndorsementKey.ECC_P384),
        InstantSource.system());
  }

  /**
   * Of all keys that a TPM of this profile can have.
   *
   * @param profile the algorithms of the TPM
   * @return what is to be made
   */
  public static EkCertificates all(Profile profile) {
    Set<EndorsementKey> keys = EnumSet.allOf(EndorsementKey.class);
    keys.removeIf(key -> !fits(key, profile));
    return of(keys, InstantSource.system());
  }

  /**
   * Of any keys.
   *
   * @param keys those that get a certificate
   * @param time that the certificates begin at
   * @return what is to be made
   */
  public static EkCertificates of(Set<EndorsementKey> keys, InstantSource time) {
    return new EkCertificates(keys, time, Optional.empty());
  }

  /**
   * {@return the same, and the authorities' certificates are written, PEM, to {@link
   * #AUTHORITY_FILE} too}
   *
   * @param directory that is there when the TPM is made
   */
  public EkCertificates withAuthorityFileIn(Path directory) {
    return new EkCertificates(keys, time, Optional.of(directory.resolve(AUTHORITY_FILE)));
  }

  /** Of these keys instead, otherwise the same. */
  EkCertificates ofKeys(Set<EndorsementKey> others) {
    return new EkCertificates(others, time, authorityFile);
  }

  Set<EndorsementKey> keys() {
    return keys;
  }

  /** What makes them, from what it takes out of the TPM now; then they need the TPM no more. */
  EkIssue issue(TpmState tpm) {
    requireKeysOf(tpm.profile());
    return EkIssue.of(keys, time.instant(), tpm);
  }

  /**
   * Writes the authorities' certificates to the file, if there is to be one.
   *
   * @param authorities DER
   * @throws StateStoreException if that fails
   */
  void writeAuthorities(List<byte[]> authorities) {
    authorityFile.ifPresent(
        file -> write(file, authorities.stream().map(Pem::certificate).collect(joining())));
  }

  /**
   * {@return whether a TPM of this profile can have the keys}
   *
   * @param profile the algorithms of the TPM
   */
  public boolean fit(Profile profile) {
    return keys.stream().allMatch(key -> fits(key, profile));
  }

  private static boolean fits(EndorsementKey key, Profile profile) {
    if (key.template().parameters() instanceof TpmsRsaParms rsa) {
      return profile.implemented(TpmAlg.RSA, rsa.keyBits());
    }
    if (key.template().parameters() instanceof TpmsEccParms ecc) {
      return profile.implemented(TpmAlg.ECC) && profile.implemented(ecc.curveId());
    }
    return profile.implemented(key.template().type());
  }

  /**
   * Checks that a TPM of this profile can have the keys.
   *
   * @param profile the algorithms of the TPM
   * @throws IllegalArgumentException names one that it cannot have
   */
  public void requireKeysOf(Profile profile) {
    for (EndorsementKey key : keys) {
      if (!fits(key, profile)) {
        throw new IllegalArgumentException(
            key + " is no endorsement key of " + lacking(key, profile));
      }
    }
  }

  private static String lacking(EndorsementKey key, Profile profile) {
    return key.isPostQuantum()
        ? "a TPM without "
            + key.template().type()
            + ": it needs version 185 of the TPM 2.0 Library, and where the TPM is served"
            + " --with mlkem,mldsa"
        : "this TPM, which has RSA keys of "
            + profile.keyBits(TpmAlg.RSA)
            + " bits and the curves "
            + profile.curves();
  }

  private static void write(Path file, String pem) {
    try {
      Files.writeString(file, pem);
    } catch (IOException e) {
      throw new StateStoreException(
          StateStoreException.Reason.COMMIT_FAILED,
          "The certificates of the EK authorities cannot be written: " + e,
          e);
    }
  }
}
