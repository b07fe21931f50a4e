package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.Oaep;
import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tss.crypto.EmsaPkcs1;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.BadPaddingException;

/**
 * An RSA key that never leaves its TPM 1.2. Making one sends nothing; it is loaded when it is first
 * used. Two keys are equal if their public keys are.
 */
public final class Tpm12PrivateKey implements RsaKeyInTpm {
  private static final long serialVersionUID = 1L;

  private final transient TpmConnection tpm;
  private final transient Tss2PrivateKey file;
  private final transient TpmKey key;
  private final transient String alias;
  private final transient KeyAuth auth;
  private final transient RSAPublicKey publicKey;
  private final transient LoadableKey loadable;
  private volatile boolean destroyed;

  Tpm12PrivateKey(TpmConnection tpm, Tss2PrivateKey file, TpmKey key, String alias, KeyAuth auth) {
    this.tpm = tpm;
    this.file = file;
    this.key = key;
    this.alias = alias;
    this.auth = auth;
    publicKey = RsaPublicKeys.of(key.pubkey());
    loadable = LoadableKey.of(key, () -> Secrets.ofStorageRoot(KeyAuth.none(), tpm.settings()));
  }

  static Tpm12PrivateKey of(TpmConnection tpm, Tss2PrivateKey file, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    TpmKey key = KeyFile.key(file, alias);
    try {
      return new Tpm12PrivateKey(tpm, file, key, alias, auth);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("TPM key " + alias + ": " + e.getMessage(), e);
    }
  }

  /** {@return the key as the TPM has encrypted it} */
  public TpmKey key() {
    return key;
  }

  /**
   * Loads the key and removes it again, which shows that it is of this TPM. Its own secret is not
   * shown, that of the storage root key is.
   *
   * @throws TpmException if the TPM does not load it, as it is another TPM's, or was made before
   *     this one was cleared
   */
  public void requireLoadable() {
    Refusals.translated(
        () -> {
          SharedTpm shared = used().shared();
          return shared.turn(
              () -> {
                shared.requireLoadable(loadable);
                return null;
              });
        });
  }

  @Override
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  @Override
  public BigInteger getModulus() {
    return publicKey.getModulus();
  }

  /** Null: the certificate's algorithm restricts the key, if anything does. */
  @Override
  public AlgorithmParameterSpec getParams() {
    return null;
  }

  @Override
  public String getAlgorithm() {
    return "RSA";
  }

  @Override
  public String alias() {
    return alias;
  }

  @Override
  public KeyAuth auth() {
    return auth;
  }

  @Override
  public Tss2PrivateKey file() {
    return file;
  }

  @Override
  public KeyOrigin origin() {
    return KeyOrigin.UNKNOWN;
  }

  @Override
  public Tpm12PrivateKey with(String newAlias, KeyAuth newAuth) {
    return new Tpm12PrivateKey(tpm, file, key, newAlias, newAuth);
  }

  /** The same: it has no policy that could ask for anything. */
  @Override
  public Tpm12PrivateKey with(PolicyInputs inputs) {
    return this;
  }

  @Override
  public Tpm12PrivateKey withPassword(char[] newPassword) throws InvalidKeyException {
    KeyAuth newAuth = KeyAuth.offered(newPassword);
    boolean emptyAuth = newAuth.isEmpty();
    try (AuthSecret old = secret();
        AuthSecret storageRoot = Secrets.ofStorageRoot(KeyAuth.none(), tpm.settings());
        AuthSecret replacement =
            emptyAuth ? AuthSecret.wellKnown() : Secrets.of(newAuth, alias, tpm.settings())) {
      TpmKey changed =
          Refusals.translated(
              () ->
                  new KeyMaking(used()).changed(key, loadable.id(), storageRoot, old, replacement));
      return new Tpm12PrivateKey(tpm, KeyFile.of(changed, emptyAuth), changed, alias, newAuth);
    } catch (TpmException e) {
      throw new InvalidKeyException(
          "The password of key " + alias + " was not changed: " + e.getMessage(), e);
    }
  }

  @Override
  public void requireUsable() throws InvalidKeyException {
    if (destroyed) {
      throw new InvalidKeyException(destroyedText());
    }
    if (!file.emptyAuth() && auth.isNone()) {
      throw new InvalidKeyException(
          "TPM key " + alias + " has a password and none was given: give it to KeyStore.getKey");
    }
  }

  private String destroyedText() {
    return "TPM key " + alias + " was destroyed by its user";
  }

  @Override
  public String limits() {
    return "Keys of a TPM 1.2 are of RSA; they sign by PKCS#1 v1.5, neither by PSS nor in TLS 1.3,"
        + " which needs it";
  }

  @Override
  public boolean canSign() {
    return is(KeyConstants.USAGE_SIGNING) || is(KeyConstants.USAGE_LEGACY);
  }

  @Override
  public boolean canDecrypt() {
    return is(KeyConstants.USAGE_BIND) || is(KeyConstants.USAGE_LEGACY);
  }

  private boolean is(int usage) {
    return key.keyUsage() == usage;
  }

  private boolean signsAs(int sigScheme) {
    return key.algorithmParms().sigScheme() == sigScheme;
  }

  @Override
  @SuppressWarnings("exports") // The services alone call it.
  public void requirePkcs1(SoftwareHash hash, String algorithm) throws InvalidKeyException {
    if (!signsAs(KeyConstants.SS_RSASSAPKCS1V15_DER) && !isForSha1(hash)) {
      throw new InvalidKeyException(
          "TPM key " + alias + " cannot sign with " + algorithm + ": it is bound to SHA-1");
    }
    if (hash.digestInfoPrefix().length + hash.digestBytes() > longestContentBytes()) {
      throw new InvalidKeyException("TPM key " + alias + " is too short to sign with " + algorithm);
    }
  }

  private boolean isForSha1(SoftwareHash hash) {
    return signsAs(KeyConstants.SS_RSASSAPKCS1V15_SHA1) && hash.jcaName().equals("SHA-1");
  }

  private int longestContentBytes() {
    return modulusBytes() - EmsaPkcs1.OVERHEAD_BYTES;
  }

  @Override
  @SuppressWarnings("exports") // The services alone call it.
  public byte[] signPkcs1(SoftwareHash hash, byte[] digest) {
    byte[] info = hash.digestInfo(digest);
    return Signing.sign(this, isForSha1(hash) ? digest : info, info);
  }

  @Override
  public byte[] signPkcs1(byte[] content) throws SignatureException {
    if (!signsAs(KeyConstants.SS_RSASSAPKCS1V15_DER)) {
      throw new SignatureException("TPM key " + alias + " signs digests of SHA-1 only");
    }
    if (content.length > longestContentBytes()) {
      throw new SignatureException(
          "TPM key " + alias + " is too short to sign " + content.length + " bytes");
    }
    return Signing.sign(this, content, content);
  }

  @Override
  public void requireDecryptPkcs1() throws InvalidKeyException {
    // A binding key takes nothing but TPM_BOUND_DATA by it, which no other program makes.
    require(
        is(KeyConstants.USAGE_LEGACY) && decryptsAs(KeyConstants.ES_RSAESPKCSV15),
        "by PKCS#1 v1.5: keys that were made for DECRYPT do");
  }

  @Override
  public byte[] decryptPkcs1(byte[] cipherText) throws BadPaddingException {
    return Decryption.unbound(this, cipherText);
  }

  @Override
  public void requireDecryptOaep(Oaep oaep) throws InvalidKeyException {
    require(
        canDecrypt()
            && decryptsAs(KeyConstants.ES_RSAESOAEP_SHA1_MGF1)
            && Decryption.isOfTpm12(oaep),
        "by this OAEP: keys that were made with ENCRYPTION_OAEP do, by SHA-1, MGF1 with SHA-1 and"
            + " the label TCPA, and what is encrypted is a TPM_BOUND_DATA (see Binding)");
  }

  @Override
  public byte[] decryptOaep(Oaep oaep, byte[] cipherText) throws BadPaddingException {
    return Decryption.unbound(this, cipherText);
  }

  @Override
  public void requireRaw() throws InvalidKeyException {
    require(false, "without padding: no TPM 1.2 computes the bare RSA function");
  }

  @Override
  public byte[] computeRaw(byte[] number) {
    throw new TpmUnsupportedException("no TPM 1.2 computes the bare RSA function");
  }

  private boolean decryptsAs(int encScheme) {
    return key.algorithmParms().encScheme() == encScheme;
  }

  private void require(boolean condition, String how) throws InvalidKeyException {
    if (!condition) {
      throw new InvalidKeyException("TPM key " + alias + ", of a TPM 1.2, does not decrypt " + how);
    }
  }

  /** The key as its TPM takes it. */
  LoadableKey loadable() {
    return loadable;
  }

  /** The secret; the caller closes it. */
  AuthSecret secret() {
    if (destroyed) {
      throw new TpmException(destroyedText());
    }
    return file.emptyAuth() ? AuthSecret.wellKnown() : Secrets.of(auth, alias, tpm.settings());
  }

  /** The TPM, connected. */
  Tpm12 used() {
    if (tpm.inUse() instanceof Tpm12 own) {
      return own;
    }
    throw new TpmUnsupportedException(
        "TPM key " + alias + " is of a TPM 1.2, and " + tpm + " is a TPM 2.0");
  }

  @Override
  public String getFormat() {
    return null;
  }

  @Override
  public byte[] getEncoded() {
    return null;
  }

  @Override
  public void destroy() {
    destroyed = true;
    auth.close();
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tpm12PrivateKey that && publicKey.equals(that.publicKey);
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  @Override
  public String toString() {
    return "Tpm12PrivateKey[" + alias + ", " + getModulus().bitLength() + " bits]";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a TPM key stays in its TPM; keep it in a KeyStore");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a TPM key is never serialized");
  }
}
