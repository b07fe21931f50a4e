package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/**
 * A key that never leaves its TPM, private or secret. It has no encoding: {@link #getFormat} and
 * {@link #getEncoded} are null.
 *
 * <p>Making one sends nothing to the TPM; the key is loaded when it is first used. May be used by
 * many threads.
 */
public sealed interface TpmResidentKey extends KeyInTpm permits TpmPrivateKey, TpmSecretKey {

  /**
   * {@return the key in a {@code TSS2 PRIVATE KEY}, private or secret, of whose making more may be
   * known than its file says}
   *
   * @param tpm the TPM that has the key
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param origin with the Name of a storage key no other parent is given the key; with values of
   *     PCR a failure says which of them differs
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is sealed data, a key that Java does not know, or damaged
   */
  static TpmResidentKey of(
      TpmConnection tpm, Tss2PrivateKey key, KeyOrigin origin, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    if (key.type().isSealed()) {
      throw new InvalidKeySpecException("TPM object " + alias + " is sealed data and no key");
    }
    WrappedKey wrapped = WrappedKey.of(key, origin, alias);
    KeySource source =
        key.type() == Tss2KeyType.PERSISTENT
            ? new PersistentKey(
                TpmHandle.of(key.parent()),
                wrapped.publicArea(),
                Optional.of(wrapped.policy().policy()).filter(it -> !it.elements().isEmpty()),
                Optional.of(key.emptyAuth()))
            : wrapped;
    return TpmSecretKey.isOne(source.publicArea())
        ? TpmSecretKey.of(tpm, source, alias, auth)
        : TpmPrivateKey.of(tpm, source, alias, auth);
  }

  /** {@return the TPM that the key is in} */
  TpmConnection tpm();

  /** {@return where the key is kept} */
  KeySource source();

  /** {@return the TPM's description of the key} */
  TpmtPublic publicArea();

  /**
   * {@return the key as the TPM is asked for it; it takes its password from {@link #auth}}
   *
   * @throws io.github.tpm4j.tss.error.TpmException if it was destroyed
   */
  TpmKey loaded();

  @Override
  TpmResidentKey with(String newAlias, KeyAuth newAuth);

  /**
   * {@return this key, with what its policy asks for: passwords of other entities, signers,
   * approvals} They count before those of {@link TpmSettings#policyInputs}. Destroying one of the
   * two leaves the other as it is.
   *
   * @param inputs passwords of other entities, signers, approvals
   */
  @Override
  TpmResidentKey with(PolicyInputs inputs);

  /**
   * {@return this key, with how its storage key is authorised, if that is persistent; it counts
   * before {@link TpmSettings#parentAuth}} Destroying one of the two leaves the other as it is.
   *
   * @param parent how the storage key is authorised
   */
  TpmResidentKey with(ParentAuth parent);

  /** Also if the TPM must not be asked about a password that its file does not know. */
  @Override
  void requireUsable() throws InvalidKeyException;

  @Override
  default Tss2PrivateKey file() {
    return source().file(auth());
  }

  @Override
  default KeyOrigin origin() {
    return source().origin();
  }

  @Override
  default TpmResidentKey withPassword(char[] newPassword) throws InvalidKeyException {
    return PasswordChange.make(this, newPassword);
  }

  /** There is nothing to say. */
  @Override
  default String limits() {
    return "";
  }
}
