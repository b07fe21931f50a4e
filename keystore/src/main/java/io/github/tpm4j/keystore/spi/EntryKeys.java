package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.seal.TpmSealedSecret;
import io.github.tpm4j.tss.crypto.PostQuantumKeyInfo;
import java.io.IOException;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Entries of the file as keys, and back. */
final class EntryKeys {

  private EntryKeys() {}

  static KeyInTpm key(TpmConnection tpm, KeyEntry entry, KeyAuth auth)
      throws UnrecoverableKeyException {
    try {
      return TpmFamilies.key(tpm, entry.key(), entry.origin(), entry.alias(), auth);
    } catch (InvalidKeySpecException e) {
      throw (UnrecoverableKeyException) new UnrecoverableKeyException(e.getMessage()).initCause(e);
    }
  }

  static KeyEntry entry(String alias, Instant time, Key key, Certificate[] chain)
      throws KeyStoreException {
    if (key == null) {
      throw new KeyStoreException("There is no key to keep as " + alias);
    }
    if (!(key instanceof KeyInTpm tpmKey)) {
      throw SoftwareKeys.refusal(alias, key);
    }
    List<X509Certificate> certificates = x509(alias, chain);
    requireChainOf(tpmKey, alias, certificates);
    return new KeyEntry(alias, time, file(alias, tpmKey), tpmKey.origin(), certificates);
  }

  private static Tss2PrivateKey file(String alias, KeyInTpm key) throws KeyStoreException {
    try {
      return key.file();
    } catch (IllegalArgumentException e) {
      throw new KeyStoreException("Key " + alias + ": " + e.getMessage(), e);
    }
  }

  static KeyEntry entry(
      TpmConnection tpm, String alias, Instant time, byte[] key, Certificate[] chain)
      throws KeyStoreException {
    if (key == null) {
      throw new IllegalArgumentException("There is no key to keep as " + alias);
    }
    try {
      Tss2PrivateKey encoded = Tss2PrivateKey.decode(key);
      KeyInTpm tpmKey = TpmFamilies.key(tpm, encoded, KeyOrigin.UNKNOWN, alias, KeyAuth.none());
      return entry(alias, time, tpmKey, chain);
    } catch (IOException e) {
      throw new KeyStoreException("Key " + alias + " is no TSS2 PRIVATE KEY in DER", e);
    } catch (InvalidKeySpecException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  /** The secret of an entry. */
  static TpmSealedSecret sealed(TpmConnection tpm, KeyEntry entry, KeyAuth auth) {
    return TpmSealedSecret.of(tpm, entry.key(), entry.origin(), entry.alias(), auth);
  }

  static KeyEntry entry(
      String alias, Instant time, TpmSealedSecret secret, char[] password, Certificate[] chain)
      throws KeyStoreException {
    if (chain != null && chain.length > 0) {
      throw new KeyStoreException("Secret " + alias + " has no certificates");
    }
    if (secret.isKeptOtherwise(password)) {
      throw new KeyStoreException(
          "The password of secret "
              + alias
              + " was not changed: seal it anew, under the password that is wanted");
    }
    return new KeyEntry(alias, time, secret.file(), secret.origin(), List.of());
  }

  /** The key of an entry that was just made, with nothing given for its use. */
  static KeyInTpm key(TpmConnection tpm, KeyEntry entry) throws KeyStoreException {
    try {
      return key(tpm, entry, KeyAuth.none());
    } catch (UnrecoverableKeyException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  private static void requireChainOf(KeyInTpm key, String alias, List<X509Certificate> chain)
      throws KeyStoreException {
    if (key instanceof PrivateKeyInTpm own) {
      requireChainOf(own, alias, chain);
    } else if (!chain.isEmpty()) {
      throw new KeyStoreException("Secret key " + alias + " has no certificates");
    }
  }

  private static void requireChainOf(PrivateKeyInTpm key, String alias, List<X509Certificate> chain)
      throws KeyStoreException {
    if (!chain.isEmpty() && !isSame(chain.get(0).getPublicKey(), key.publicKey())) {
      throw new KeyStoreException(
          "The first certificate of the chain for " + alias + " is not this key's");
    }
    for (int i = 1; i < chain.size(); i++) {
      if (!chain.get(i - 1).getIssuerX500Principal().equals(subject(chain.get(i)))) {
        throw new KeyStoreException(
            "Certificate "
                + (i + 1)
                + " of the chain for "
                + alias
                + " is not the issuer's of certificate "
                + i);
      }
    }
  }

  // A certificate's key of an algorithm that the JVM does not know is of a class of its own.
  private static boolean isSame(PublicKey first, PublicKey second) {
    return first.equals(second)
        || Arrays.equals(PostQuantumKeyInfo.of(first), PostQuantumKeyInfo.of(second));
  }

  private static X500Principal subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal();
  }

  private static List<X509Certificate> x509(String alias, Certificate[] chain)
      throws KeyStoreException {
    List<X509Certificate> certificates = new ArrayList<>();
    if (chain != null) {
      for (Certificate certificate : chain) {
        certificates.add(x509(alias, certificate));
      }
    }
    return certificates;
  }

  static X509Certificate x509(String alias, Certificate certificate) throws KeyStoreException {
    if (certificate instanceof X509Certificate x509) {
      return x509;
    }
    throw new KeyStoreException("The certificate for " + alias + " is not X.509");
  }
}
