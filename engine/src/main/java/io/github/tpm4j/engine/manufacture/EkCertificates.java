package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which endorsement keys of a new TPM get a certificate. They are issued once, by an authority that
 * is made for this TPM and whose private key nobody keeps.
 *
 * <p>The certificates are in the Index of each key, that of the authority in {@link
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

  /** Of RSA 2048, P-256 and P-384, as swtpm_setup makes and older software looks for. */
  public static EkCertificates standard() {
    return of(
        EnumSet.of(EndorsementKey.RSA_2048, EndorsementKey.ECC_P256, EndorsementKey.ECC_P384),
        InstantSource.system());
  }

  /**
   * Of any keys.
   *
   * @param time that the certificates begin at
   */
  public static EkCertificates of(Set<EndorsementKey> keys, InstantSource time) {
    return new EkCertificates(keys, time, Optional.empty());
  }

  /**
   * The same, and the authority's certificate is written, PEM, to {@link #AUTHORITY_FILE} too.
   *
   * @param directory that is there when the TPM is made
   */
  public EkCertificates withAuthorityFileIn(Path directory) {
    return new EkCertificates(keys, time, Optional.of(directory.resolve(AUTHORITY_FILE)));
  }

  /**
   * Issues the certificates of a TPM that has just been made, and has not yet saved its state.
   *
   * @throws StateStoreException if the file cannot be written
   */
  public void issue(TpmState tpm) {
    if (keys.isEmpty()) {
      return;
    }
    CertificateIndices indices = new CertificateIndices(tpm.nv());
    try (EkAuthority authority = EkAuthority.create(tpm.random(), time.instant())) {
      EkSubject subject = new EkSubject(tpm.profile().identity());
      for (EndorsementKey key : new TreeSet<>(keys)) {
        indices.define(
            key.certificateIndex(), authority.issue(EndorsementPublicKey.of(key, tpm), subject));
      }
      indices.define(EndorsementKey.CHAIN_INDEX, authority.certificate());
      authorityFile.ifPresent(file -> write(file, Pem.certificate(authority.certificate())));
    }
  }

  private static void write(Path file, String pem) {
    try {
      Files.writeString(file, pem);
    } catch (IOException e) {
      throw new StateStoreException(
          StateStoreException.Reason.COMMIT_FAILED,
          "The certificate of the EK authority cannot be written: " + e,
          e);
    }
  }
}
