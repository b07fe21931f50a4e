package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.pem.Tss2PrivateKeyBuilder;
import io.github.tpm4j.keystore.policy.PolicyDecoder;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;
import java.util.Set;

/**
 * A key outside the TPM, encrypted by it.
 *
 * @param key the contents of its file: public area, encrypted private area, parent and policy
 * @param publicArea its public area, taken apart
 * @param policy what is kept of its policy
 * @param origin what is known of its making
 */
public record WrappedKey(
    Tss2PrivateKey key, TpmtPublic publicArea, KeyPolicy policy, KeyOrigin origin)
    implements KeySource {
  /** What stands before the octets of a TPM2B. */
  private static final int SIZE_BYTES = 2;

  private static final Set<TpmAlg> SINCE_185 =
      Set.of(TpmAlg.MLDSA, TpmAlg.HASH_MLDSA, TpmAlg.MLKEM);

  static final String NONE_GIVEN =
      "has a password and none was given: give it to KeyStore.getKey, an empty one if it is empty";

  private static final String NOT_TRIED =
      "has no password, as its file says, but one was given. It is not tried, as the TPM counts"
          + " wrong tries for this key. If the key has none, give none; if it has one, correct the"
          + " file, which may be by tpm2_encodeobject 5.4 to 5.7: they write emptyAuth the wrong"
          + " way round, so write it once more without -p, or set emptyAuth by"
          + " Tss2PrivateKey.toBuilder";

  /**
   * Begins the file of what a TPM has made.
   *
   * @param type whether TPM2_Load takes it, TPM2_Import, or it is sealed data
   * @param parent a hierarchy, for its storage key, or a persistent storage key
   * @param blob public area and encrypted private area
   * @return a builder for the rest of the file
   */
  public static Tss2PrivateKeyBuilder file(Tss2KeyType type, TpmHandle parent, KeyBlob blob) {
    return Tss2PrivateKey.builder(
        type,
        parent.value(),
        Bytes.adopt(new TpmWriter().sized(blob.publicArea()).toByteArray()),
        sized(blob.privateArea()));
  }

  /** The content of a TPM2B with its size before it. */
  static Bytes sized(Bytes content) {
    return Bytes.adopt(new TpmWriter().sized(content).toByteArray());
  }

  /**
   * {@return what is in a {@code TSS2 PRIVATE KEY}: a key, or sealed data}
   *
   * @param key the contents of the file
   * @param origin the storage key it was made under, and the PCR it is bound to, as far as known
   * @param alias how messages and exceptions name it
   * @throws InvalidKeySpecException if its public area or its policy is damaged, or it is of a TPM
   *     1.2
   */
  public static WrappedKey of(Tss2PrivateKey key, KeyOrigin origin, String alias)
      throws InvalidKeySpecException {
    if (key.type().family() != TpmFamily.TPM_2_0) {
      throw new InvalidKeySpecException(
          "TPM key " + alias + " is of a TPM 1.2; what was asked for needs one of a TPM 2.0");
    }
    TpmtPublic area = publicArea(key, alias);
    PolicyDecoder decoder = new PolicyDecoder(area, origin.pcrValues());
    KeyPolicy policy =
        new KeyPolicy(decoder.decode(key.policy()), decoder.approvals(key.authPolicy()));
    return new WrappedKey(key, area, policy, origin);
  }

  private static TpmtPublic publicArea(Tss2PrivateKey key, String alias)
      throws InvalidKeySpecException {
    try {
      return TpmtPublic.readSized(new TpmReader(key.publicArea().borrow(), Limits.ANY));
    } catch (WireException e) {
      throw new InvalidKeySpecException("The public area of TPM key " + alias + " is damaged", e);
    }
  }

  @Override
  public Optional<String> authProblem(KeyAuth auth) {
    if (!takesAuthValueAlone() && !policy.policy().mayNeedAuthValue()) {
      return Optional.empty();
    }
    if (!key.emptyAuth()) {
      return auth.isNone() ? Optional.of(NONE_GIVEN) : Optional.empty();
    }
    return auth.isOwnPassword() && countsTries() && isOfOthers()
        ? Optional.of(NOT_TRIED)
        : Optional.empty();
  }

  private boolean countsTries() {
    return !publicArea.objectAttributes().has(TpmaObject.NO_DA);
  }

  /** Not made by this project, which keeps the parent's Name beside a key, and states it right. */
  private boolean isOfOthers() {
    return origin.parentName().isEmpty();
  }

  @Override
  public TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth ofParent) {
    requireAlgorithm(tpm);
    KeyBlob blob = new KeyBlob(publicArea, content(key.privateArea()));
    KeyAuthorization authorization = authorization(given);
    StorageParent parent =
        tpm.parent(TpmHandle.of(key.parent()), key.rsaParent(), origin.parentName(), ofParent);
    return key.secret().isPresent()
        ? tpm.device().importableKey(parent, blob, content(key.secret().get()), authorization)
        : tpm.device().key(parent, blob, authorization);
  }

  @Override
  public Tss2PrivateKey file(KeyAuth auth) {
    return key;
  }

  // Else the TPM would say of a whole public area that it is of the wrong type.
  private void requireAlgorithm(TpmConnection tpm) {
    TpmAlg type = publicArea.type();
    if (SINCE_185.contains(type) && !tpm.implementsAlgorithm(type)) {
      throw new TpmUnsupportedException(
          "this TPM lacks " + type + ", which TPMs of version 185 of the TPM 2.0 Library have");
    }
  }

  private static Bytes content(Bytes tpm2b) {
    return tpm2b.slice(SIZE_BYTES, tpm2b.size());
  }

  private KeyAuthorization authorization(KeyAuthorization given) {
    PolicyInputs inputs = secrets(given).and(policy.approvals()).and(given.inputs());
    KeyAuthorization own = own(given).with(inputs);
    return takesAuthValueAlone() ? own : own.by(policy.policy());
  }

  // keytool and KeyManagerFactory give the store's password for every key, so that the file's word
  // that there is none comes first. It can be wrong: tpm2_encodeobject 5.4 to 5.7 writes emptyAuth
  // the wrong way round.
  private KeyAuthorization own(KeyAuthorization given) {
    if (!key.emptyAuth()) {
      return given;
    }
    return given.isAuthValueGiven()
        ? KeyAuthorization.PRESUMED_EMPTY.orElse(given.authValue())
        : KeyAuthorization.PRESUMED_EMPTY;
  }

  // The draft has one password for a key, which may be that of the entity its PolicySecret names.
  private PolicyInputs secrets(KeyAuthorization given) {
    return key.emptyAuth() || !given.isAuthValueGiven()
        ? PolicyInputs.NONE
        : PolicyInputs.NONE.withOtherSecret(given.authValue());
  }

  // Such a key needs no policy, should it have one too. Where the file has none, but the key is
  // bound to one, the TPM says so; a key may also be bound to the policy that demands nothing.
  private boolean takesAuthValueAlone() {
    return publicArea.objectAttributes().has(TpmaObject.USER_WITH_AUTH)
        || policy.policy().elements().isEmpty() && !isBoundToKnownPolicy();
  }

  private boolean isBoundToKnownPolicy() {
    HashAlg nameHash = HashAlg.of(publicArea.nameAlg());
    return policy.policy().digest(nameHash).equals(publicArea.authPolicy());
  }
}
