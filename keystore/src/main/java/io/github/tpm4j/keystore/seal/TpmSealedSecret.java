package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.PasswordChange;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import javax.crypto.SecretKey;

/**
 * A secret that a TPM has sealed: 1 to {@value TpmSeal#MAX_SMALL_BYTES} bytes, such as a password
 * or a key of software. {@link #getEncoded} has the TPM give it back each time; nothing is kept of
 * it here.
 */
public final class TpmSealedSecret implements SecretKey {
  /** The system property by which KeyStores seal secrets of software, if it is true. */
  public static final String KEY_STORE_PROPERTY = "tpm4j.sealSecrets";

  private static final long serialVersionUID = 1L;
  private static final String UNNAMED = "RAW";

  private final transient TpmConnection tpm;
  private final transient Tss2PrivateKey file;
  private final transient KeyOrigin origin;
  private final transient KeyAuth auth;
  private final transient PolicyInputs inputs;
  private final transient String alias;
  private transient volatile boolean destroyed;

  private TpmSealedSecret(
      TpmConnection tpm,
      Tss2PrivateKey file,
      KeyOrigin origin,
      String alias,
      KeyAuth auth,
      PolicyInputs inputs) {
    this.tpm = tpm;
    this.file = file;
    this.origin = origin;
    this.alias = alias;
    this.auth = auth;
    this.inputs = inputs;
  }

  /**
   * {@return the secret in a {@code TSS2 PRIVATE KEY} with sealed data} Sends nothing.
   *
   * @param tpm the TPM that sealed the secret
   * @param file sealed data as a key file
   * @param origin the storage key it was made under, and the PCR it is bound to, as far as known
   * @param alias how messages and exceptions name it
   * @param auth the password of the secret, or that it has none
   */
  public static TpmSealedSecret of(
      TpmConnection tpm, Tss2PrivateKey file, KeyOrigin origin, String alias, KeyAuth auth) {
    if (!file.type().isSealed()) {
      throw new IllegalArgumentException(alias + " is a key, and no sealed data");
    }
    return new TpmSealedSecret(tpm, file, origin, alias, auth, PolicyInputs.NONE);
  }

  /**
   * Seals a secret of software.
   *
   * @param tpm the TPM that seals the secret
   * @param alias the name in the KeyStore and in messages
   * @param secret the secret; it has 128 bytes at most
   * @param protection what must hold for the secret to be given back
   * @return the sealed secret
   * @throws InvalidKeyException if it has no encoding, or not of 1 to {@value
   *     TpmSeal#MAX_SMALL_BYTES} bytes, or the TPM does not seal it
   */
  public static TpmSealedSecret seal(
      TpmConnection tpm, String alias, SecretKey secret, TpmSealProtection protection)
      throws InvalidKeyException {
    byte[] encoded = secret.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("Secret " + alias + " shows no bytes that could be sealed");
    }
    try (SecretBytes data = SecretBytes.adopt(encoded);
        TpmSeal seal = protection.conditions().apply(TpmSeal.with(tpm)).build()) {
      SealedObject sealed = seal.createSmall(data);
      Tss2PrivateKey file = sealed.key().toBuilder().description(secret.getAlgorithm()).build();
      return of(tpm, file, sealed.origin(), alias, KeyAuth.none());
    } catch (TpmException | IllegalArgumentException e) {
      throw new InvalidKeyException("Secret " + alias + " was not sealed: " + e.getMessage(), e);
    }
  }

  /**
   * {@return this secret, with what its policy asks for beyond the state of the TPM}
   *
   * @param values passwords of other entities, signers, approvals
   */
  public TpmSealedSecret with(PolicyInputs values) {
    return new TpmSealedSecret(tpm, file, origin, alias, auth, values);
  }

  /**
   * {@return whether a KeyStore gave it out with another password than this; null is no other}
   *
   * @param password the password that it is given now
   */
  public boolean isKeptOtherwise(char[] password) {
    return PasswordChange.isAsked(auth, password);
  }

  /** {@return the sealed data, which a file keeps} */
  public Tss2PrivateKey file() {
    return file;
  }

  /** {@return what is known of the sealing beyond that} */
  public KeyOrigin origin() {
    return origin;
  }

  /** What the secret is for, by the name of the key that was sealed. */
  @Override
  public String getAlgorithm() {
    return file.description().orElse(UNNAMED);
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /**
   * The secret, as the TPM gives it back now; the caller wipes it.
   *
   * @throws TpmException if the TPM does not: the password is wrong or missing, a condition does
   *     not hold, or it is another TPM
   */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new TpmException("Secret " + alias + " was destroyed by its user");
    }
    try (SecretBytes data =
        TpmUnseal.with(tpm).auth(auth).policyInputs(inputs).unsealSmall(file, origin)) {
      return data.toByteArray();
    } catch (IOException e) {
      throw new TpmException("Secret " + alias + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Wipes the password; what is sealed stays. */
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
    return other instanceof TpmSealedSecret that && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }

  @Override
  public String toString() {
    return "TpmSealedSecret[" + alias + "]";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a sealed secret stays sealed; keep it in a KeyStore");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a sealed secret is never serialized");
  }
}
