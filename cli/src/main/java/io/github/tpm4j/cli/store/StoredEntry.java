package io.github.tpm4j.cli.store;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a KeyStore, and how it stands.
 *
 * @param entry as the KeyStore has it
 * @param key what of it is in the TPM; empty of a certificate, and of a damaged key
 * @param now whether it could be used
 * @param reasons what is in the way, or is needed
 */
record StoredEntry(FileEntry entry, Optional<StoredKey> key, Standing now, List<String> reasons) {

  /** Whether a key could be used now. */
  enum Standing {
    /** Nothing is in the way. */
    READY("yes"),
    /** Something must be given: a password, a signature. */
    NEEDS("asks"),
    /** Something is in the way. */
    BLOCKED("no"),
    /** Nobody has asked the TPM, or it does not say. */
    UNKNOWN("?"),
    /** It is no key. */
    NONE("");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** In one word. */
    String word() {
      return word;
    }
  }

  /** The entries, nothing of which has been compared with a TPM. */
  static List<StoredEntry> all(List<FileEntry> entries) {
    return entries.stream().map(StoredEntry::of).toList();
  }

  private static StoredEntry of(FileEntry entry) {
    if (!(entry instanceof KeyEntry known)) {
      return new StoredEntry(entry, Optional.empty(), Standing.NONE, List.of());
    }
    try {
      return new StoredEntry(entry, Optional.of(StoredKey.of(known)), Standing.UNKNOWN, List.of());
    } catch (InvalidKeySpecException e) {
      return new StoredEntry(
          entry, Optional.empty(), Standing.BLOCKED, List.of(String.valueOf(e.getMessage())));
    }
  }

  StoredEntry with(Standing other, List<String> why) {
    return new StoredEntry(entry, key, other, why);
  }

  /** What it is, in few words. */
  String type() {
    if (entry instanceof KeyEntry known && known.isSealed()) {
      return "sealed";
    }
    return key.map(StoredKey::type).orElse(isKey() ? "?" : "");
  }

  /** What a key is for. */
  String use() {
    return key.map(StoredKey::use).orElse("");
  }

  boolean isKey() {
    return entry instanceof KeyEntry;
  }

  /** Whether the file says that a password is asked for. */
  boolean hasPassword() {
    return entry instanceof KeyEntry known && !known.key().emptyAuth();
  }

  /** Where it is: a storage key that it is under, or its own handle. */
  String place() {
    if (!(entry instanceof KeyEntry known)) {
      return "";
    }
    String handle = "0x%08X".formatted(known.key().parent());
    return (known.key().type() == Tss2KeyType.PERSISTENT ? "at " : "under ") + handle;
  }

  /** What must hold for it to be used; a password is not among them. */
  List<StoredKey.Demand> demands() {
    return key.stream().flatMap(known -> known.demands().stream()).toList();
  }

  /** The certificates, that of the key first. */
  List<X509Certificate> certificates() {
    if (entry instanceof KeyEntry known) {
      return known.chain();
    }
    return List.of(((TrustedCertificate) entry).certificate());
  }

  /** Whether the dates of a certificate are not of now. */
  static boolean isOutOfDate(X509Certificate certificate) {
    Instant now = Instant.now();
    return now.isAfter(certificate.getNotAfter().toInstant())
        || now.isBefore(certificate.getNotBefore().toInstant());
  }

  /** Whether something is found that keeps it from being used. */
  boolean isWrong() {
    return now == Standing.BLOCKED || certificates().stream().anyMatch(StoredEntry::isOutOfDate);
  }
}
