package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The families of TPM that are on the class path or module path. */
public final class TpmFamilies {
  // Found once: the services of a JVM do not change.
  private static final List<TpmFamilySupport> OTHERS =
      ServiceLoader.load(TpmFamilySupport.class, TpmFamilySupport.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private TpmFamilies() {}

  /**
   * {@return what is used for a family other than 2.0}
   *
   * @param family the family
   * @throws TpmUnsupportedException if there is nothing for it here
   */
  public static TpmFamilySupport of(TpmFamily family) {
    return OTHERS.stream()
        .filter(support -> support.family() == family)
        .findFirst()
        .orElseThrow(
            () ->
                new TpmUnsupportedException(
                    "This is a TPM 1.2: for it tpm4j-keystore-tpm12 must be on the class path"));
  }

  /**
   * {@return what this JVM is connected to a TPM by, if that is of another family than 2.0}
   *
   * @param identity as {@link io.github.tpm4j.transport.Transports#identity} gives it
   */
  public static Optional<TpmFamilySupport> openedBy(Object identity) {
    return OTHERS.stream().filter(support -> support.isOpen(identity)).findFirst();
  }

  /**
   * {@return the key in a file, whichever family it is of} Sends nothing.
   *
   * @param tpm the TPM that has the key
   * @param file the contents of its file
   * @param origin what is known of its making
   * @param alias how messages name the key
   * @param auth the key's password, or that none was given
   * @throws InvalidKeySpecException if it is no key that Java knows, or damaged
   */
  public static KeyInTpm key(
      TpmConnection tpm, Tss2PrivateKey file, KeyOrigin origin, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    return file.type().family() == TpmFamily.TPM_2_0
        ? TpmResidentKey.of(tpm, file, origin, alias, auth)
        : of(file.type().family()).key(tpm, file, origin, alias, auth);
  }
}
