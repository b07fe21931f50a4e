package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.seal.TpmSealedSecret;
import java.security.KeyStore;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.UnrecoverableEntryException;
import java.security.cert.Certificate;
import java.util.Set;

/** Entries of keys, as JCA's {@code KeyStore.getEntry} gives them out. */
final class JcaEntries {
  private JcaEntries() {}

  /**
   * The entry, with the key's password as the protection gives it.
   *
   * @throws UnrecoverableEntryException if the key has no certificate, which the API demands, or
   *     the JVM does not know its algorithm by the certificate
   */
  static KeyStore.Entry of(
      TpmConnection tpm, String alias, KeyEntry entry, ProtectionParameter protection)
      throws KeyStoreException, UnrecoverableEntryException {
    KeyAuth auth = Protections.keyAuth(protection);
    Set<KeyStore.Entry.Attribute> attributes = Set.copyOf(entry.attributes());
    if (entry.isSealed()) {
      TpmSealedSecret secret = EntryKeys.sealed(tpm, entry, auth);
      return new KeyStore.SecretKeyEntry(secret.with(Protections.inputs(protection)), attributes);
    }
    KeyInTpm key = EntryKeys.key(tpm, entry, auth).with(Protections.inputs(protection));
    return key instanceof PrivateKeyInTpm own
        ? privateKey(alias, own, entry, attributes)
        : new KeyStore.SecretKeyEntry((TpmSecretKey) key, attributes);
  }

  private static KeyStore.PrivateKeyEntry privateKey(
      String alias, PrivateKeyInTpm key, KeyEntry entry, Set<KeyStore.Entry.Attribute> attributes)
      throws UnrecoverableEntryException {
    if (entry.chain().isEmpty()) {
      throw new UnrecoverableEntryException(
          "TPM key " + alias + " has no certificate yet; KeyStore.getKey gets it without one");
    }
    Certificate[] chain = entry.chain().toArray(Certificate[]::new);
    try {
      return new KeyStore.PrivateKeyEntry(key, chain, attributes);
    } catch (IllegalArgumentException e) {
      throw (UnrecoverableEntryException)
          new UnrecoverableEntryException(
                  "This JVM's certificates do not know the algorithm of TPM key "
                      + alias
                      + ", "
                      + key.getAlgorithm()
                      + ", so that they make no PrivateKeyEntry; KeyStore.getKey and"
                      + " getCertificateChain get the two halves")
              .initCause(e);
    }
  }
}
