package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.PasswordChange;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmMemoryParameter;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.file.DamagedEntry;
import io.github.tpm4j.keystore.file.EntryAttributes;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.seal.TpmSealProtection;
import io.github.tpm4j.keystore.seal.TpmSealedSecret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.LoadStoreParameter;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.NoSuchAlgorithmException;
import java.security.PKCS12Attribute;
import java.security.UnrecoverableEntryException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;

/**
 * The KeyStore of type TPM, kept in a file, and that of type TPM-NV, the TPM's own memory. With a
 * file nothing here sends a command to the TPM. Neither opening a store nor getting keys costs
 * tries of passwords; keys are loaded when they are used.
 *
 * <p>The store's password protects the file's integrity. The password that {@code getKey} takes is
 * the key's own, which the TPM checks; it is ignored for keys that have none.
 */
public final class TpmKeyStoreSpi extends KeyStoreSpi {
  private static final Logger LOGGER = System.getLogger(TpmKeyStoreSpi.class.getName());

  private final TpmConnection tpm;
  private final Places places;
  private EntryPlace place = Places.none();

  private TpmKeyStoreSpi(TpmConnection tpm, boolean isMemory) {
    this.tpm = tpm;
    places = new Places(tpm, isMemory);
  }

  /** Type TPM: a file, unless it is loaded by a {@link TpmMemoryParameter}. */
  public static TpmKeyStoreSpi ofFile(TpmConnection tpm) {
    return new TpmKeyStoreSpi(tpm, false);
  }

  /** Type TPM-NV: the TPM's own memory. */
  public static TpmKeyStoreSpi ofMemory(TpmConnection tpm) {
    return new TpmKeyStoreSpi(tpm, true);
  }

  private TpmKeyStoreFile content() {
    return place.content();
  }

  @Override
  public synchronized Key engineGetKey(String alias, char[] password)
      throws UnrecoverableKeyException {
    Optional<String> damage = damage(alias);
    if (damage.isPresent()) {
      throw new UnrecoverableKeyException(damage.get());
    }
    Optional<KeyEntry> entry = keyEntry(alias);
    if (entry.isEmpty()) {
      return null;
    }
    KeyAuth auth = KeyAuth.offered(password);
    return entry.get().isSealed()
        ? EntryKeys.sealed(tpm, entry.get(), auth)
        : EntryKeys.key(tpm, entry.get(), auth);
  }

  @Override
  public synchronized Certificate[] engineGetCertificateChain(String alias) {
    return keyEntry(alias)
        .map(KeyEntry::chain)
        .filter(chain -> !chain.isEmpty())
        .map(chain -> chain.toArray(Certificate[]::new))
        .orElse(null);
  }

  @Override
  public synchronized Certificate engineGetCertificate(String alias) {
    return content().find(alias).map(TpmKeyStoreSpi::certificate).orElse(null);
  }

  private static Certificate certificate(FileEntry entry) {
    if (entry instanceof TrustedCertificate trusted) {
      return trusted.certificate();
    }
    return entry instanceof KeyEntry key && !key.chain().isEmpty() ? key.chain().get(0) : null;
  }

  @Override
  public synchronized Date engineGetCreationDate(String alias) {
    return content().find(alias).map(entry -> Date.from(entry.creationTime())).orElse(null);
  }

  /**
   * Keeps a TPM key. A key that is kept already may be given again with another chain. A private
   * key of software is taken into the TPM first if {@link
   * io.github.tpm4j.keystore.TpmImportSpec#KEY_STORE_PROPERTY} is set.
   *
   * @param password of a new key it is not kept: the key's own password stays what it was when the
   *     key was made. A key that a KeyStore has given out with another password gets this one
   * @throws KeyStoreException if the key is in no TPM, or in another store's, or the chain is not
   *     one, or another key's; if its password cannot be changed
   */
  @Override
  public synchronized void engineSetKeyEntry(
      String alias, Key key, char[] password, Certificate[] chain) throws KeyStoreException {
    setKeyEntry(alias, key, password, chain, null, Set.of());
  }

  private void setKeyEntry(
      String alias,
      Key key,
      char[] password,
      Certificate[] chain,
      ProtectionParameter protection,
      Set<PKCS12Attribute> attributes)
      throws KeyStoreException {
    Optional<TpmSealedSecret> sealed =
        key instanceof TpmSealedSecret given
            ? Optional.of(given)
            : SoftwareKeys.sealedIfAsked(tpm, alias, key, password, protection);
    if (sealed.isPresent()) {
      KeyEntry entry = EntryKeys.entry(alias, Instant.now(), sealed.get(), password, chain);
      place.keep(entry.withAttributes(attributes), null);
      return;
    }
    Key kept = withPassword(SoftwareKeys.importedIfAsked(tpm, alias, key), password);
    KeyEntry entry = EntryKeys.entry(alias, Instant.now(), kept, chain);
    place.keep(entry.withAttributes(attributes), (KeyInTpm) kept);
  }

  private static Key withPassword(Key key, char[] password) throws KeyStoreException {
    if (!(key instanceof KeyInTpm own) || !PasswordChange.isAsked(own.auth(), password)) {
      return key;
    }
    try {
      return own.withPassword(password);
    } catch (InvalidKeyException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  /**
   * Keeps a {@code TSS2 PRIVATE KEY} in DER.
   *
   * @throws KeyStoreException if it is none, or sealed data, or the chain is not one, or another
   *     key's
   */
  @Override
  public synchronized void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain)
      throws KeyStoreException {
    KeyEntry entry = EntryKeys.entry(tpm, alias, Instant.now(), key, chain);
    place.keep(entry, EntryKeys.key(tpm, entry));
  }

  @Override
  public synchronized void engineSetCertificateEntry(String alias, Certificate certificate)
      throws KeyStoreException {
    setCertificate(alias, certificate, Set.of());
  }

  private void setCertificate(
      String alias, Certificate certificate, Set<PKCS12Attribute> attributes)
      throws KeyStoreException {
    if (keyEntry(alias).isPresent()) {
      throw new KeyStoreException(alias + " is a key; its entry cannot become a certificate's");
    }
    X509Certificate x509 = EntryKeys.x509(alias, certificate);
    place.keep(new TrustedCertificate(alias, Instant.now(), x509, attributes), null);
  }

  /**
   * Forgets the entry. A file's key that is persistent stays so; in the TPM's memory it is evicted
   * if it was made persistent by a KeyStore, and no other entry has it.
   *
   * @throws KeyStoreException if it is what others have put into the TPM's memory
   */
  @Override
  public synchronized void engineDeleteEntry(String alias) throws KeyStoreException {
    place.remove(alias);
  }

  @Override
  public synchronized Enumeration<String> engineAliases() {
    return Collections.enumeration(content().entries().stream().map(FileEntry::alias).toList());
  }

  @Override
  public synchronized boolean engineContainsAlias(String alias) {
    return content().find(alias).isPresent();
  }

  @Override
  public synchronized int engineSize() {
    return content().entries().size();
  }

  @Override
  public synchronized boolean engineIsKeyEntry(String alias) {
    return keyEntry(alias).isPresent();
  }

  @Override
  public synchronized boolean engineIsCertificateEntry(String alias) {
    return content().find(alias).filter(TrustedCertificate.class::isInstance).isPresent();
  }

  @Override
  public synchronized String engineGetCertificateAlias(Certificate certificate) {
    return content().entries().stream()
        .filter(entry -> certificate != null && certificate.equals(certificate(entry)))
        .map(FileEntry::alias)
        .findFirst()
        .orElse(null);
  }

  /**
   * The entry, with the key's password as {@code protection} gives it. Why there is none is logged
   * too: the JDK's PKIX key manager, for one, keeps it to itself.
   *
   * @throws UnrecoverableEntryException if the key has no certificate, which the API demands, or
   *     the JVM does not know its algorithm by the certificate; if the entry is damaged
   */
  @Override
  public synchronized KeyStore.Entry engineGetEntry(String alias, ProtectionParameter protection)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableEntryException {
    Optional<String> damage = damage(alias);
    if (damage.isPresent()) {
      throw new UnrecoverableEntryException(damage.get());
    }
    Optional<KeyEntry> entry = keyEntry(alias);
    if (entry.isEmpty()) {
      return certificateEntry(alias, super.engineGetEntry(alias, protection));
    }
    try {
      return JcaEntries.of(tpm, alias, entry.get(), protection);
    } catch (KeyStoreException | UnrecoverableEntryException e) {
      LOGGER.log(Level.WARNING, "TPM key {0} is not given out: {1}", alias, e.getMessage());
      throw e;
    }
  }

  private KeyStore.Entry certificateEntry(String alias, KeyStore.Entry plain) {
    return plain instanceof KeyStore.TrustedCertificateEntry trusted
        ? new KeyStore.TrustedCertificateEntry(
            trusted.getTrustedCertificate(),
            Set.copyOf(content().find(alias).orElseThrow().attributes()))
        : plain;
  }

  /**
   * Keeps an entry as {@link #engineSetKeyEntry} and {@link #engineSetCertificateEntry} do.
   *
   * @param protection with a password it counts as that of {@link #engineSetKeyEntry}; a private
   *     key of software is bound to its policy in the TPM; it may be null: a key's own password is
   *     the TPM's
   * @throws KeyStoreException if it is of a kind that nobody knows; what it asks for would not be
   *     done
   */
  @Override
  public synchronized void engineSetEntry(
      String alias, KeyStore.Entry entry, ProtectionParameter protection) throws KeyStoreException {
    if (entry instanceof KeyStore.PrivateKeyEntry key) {
      char[] password = Protections.given(protection);
      Key kept =
          SoftwareKeys.bound(tpm, alias, key.getPrivateKey(), Protections.policy(protection));
      Certificate[] chain = key.getCertificateChain();
      setKeyEntry(alias, kept, password, chain, protection, EntryAttributes.of(entry));
    } else if (entry instanceof KeyStore.SecretKeyEntry key) {
      char[] password =
          protection instanceof TpmSealProtection ? null : Protections.given(protection);
      Set<PKCS12Attribute> attributes = EntryAttributes.of(entry);
      setKeyEntry(alias, key.getSecretKey(), password, null, protection, attributes);
    } else if (entry instanceof KeyStore.TrustedCertificateEntry trusted && protection == null) {
      setCertificate(alias, trusted.getTrustedCertificate(), EntryAttributes.of(entry));
    } else {
      super.engineSetEntry(alias, entry, protection);
    }
  }

  @Override
  public synchronized boolean engineEntryInstanceOf(
      String alias, Class<? extends KeyStore.Entry> kind) {
    if (kind == KeyStore.TrustedCertificateEntry.class) {
      return engineIsCertificateEntry(alias);
    }
    return keyEntry(alias)
        .map(
            entry ->
                entry.isSecretKey()
                    ? KeyStore.SecretKeyEntry.class
                    : KeyStore.PrivateKeyEntry.class)
        .filter(own -> own == kind)
        .isPresent();
  }

  private Optional<KeyEntry> keyEntry(String alias) {
    return content().find(alias).filter(KeyEntry.class::isInstance).map(KeyEntry.class::cast);
  }

  /** Why an entry cannot be given out; empty if it is not damaged, or not there. */
  private Optional<String> damage(String alias) {
    return content()
        .find(alias)
        .filter(DamagedEntry.class::isInstance)
        .map(entry -> "Entry " + alias + " is damaged: " + ((DamagedEntry) entry).reason());
  }

  /**
   * Reads a file; null makes an empty store. The TPM's memory is no file: null reads it, and so
   * does a stream with nothing or the line {@code TPM-NV}, for programs that insist on a file.
   */
  @Override
  public synchronized void engineLoad(InputStream in, char[] password) throws IOException {
    place = places.open(in, password);
  }

  /**
   * Writes the file; of the TPM's memory, which has each change at once, a file to stand for it.
   */
  @Override
  public synchronized void engineStore(OutputStream out, char[] password) throws IOException {
    place.store(out, password);
  }

  /**
   * Reads the file of a {@link TpmKeyStoreParameter}, or the TPM's memory with a {@link
   * TpmMemoryParameter}; null makes an empty store, or with type TPM-NV reads the TPM's memory.
   *
   * @throws NoSuchFileException if the file is not there. A new one is made by loading null, and
   *     storing to the parameter: a slip of the pen must not show as a store without keys
   */
  @Override
  public synchronized void engineLoad(LoadStoreParameter parameter) throws IOException {
    place = places.open(parameter);
  }

  /**
   * Replaces the file of a {@link TpmKeyStoreParameter}, all of it or not at all. The TPM's memory,
   * which a {@link TpmMemoryParameter} or null means if it was loaded, has each change already; its
   * entries can be written to a file too, which then names the handles of their keys.
   */
  @Override
  public synchronized void engineStore(LoadStoreParameter parameter) throws IOException {
    Places.store(place, parameter);
  }

  /**
   * Whether the stream is a TPM key store with keys in it, or stands for the TPM's memory; no TPM
   * is asked.
   */
  @Override
  public boolean engineProbe(InputStream in) throws IOException {
    return places.isMemory() ? StandIn.isNamed(in) : TpmKeyStoreFile.looksLikeTpmKeyStore(in);
  }
}
