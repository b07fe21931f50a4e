package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * A key outside the TPM, encrypted by it.
 *
 * @param key the encrypted key
 * @param publicArea its public area, taken apart
 * @param policy what is kept of its policy
 * @param origin what is known of its making
 */
public record WrappedKey(
    Tss2PrivateKey key, TpmtPublic publicArea, KeyPolicy policy, KeyOrigin origin)
    implements KeySource {
  /** What stands before the octets of a TPM2B. */
  private static final int SIZE_BYTES = 2;

  @Override
  public boolean needsAuth() {
    return !key.emptyAuth();
  }

  @Override
  public TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth ofParent) {
    KeyBlob blob = new KeyBlob(publicArea, content(key.privateArea()));
    KeyAuthorization authorization = authorization(given);
    Parent parent =
        tpm.parent(TpmHandle.of(key.parent()), key.rsaParent(), origin.parentName(), ofParent);
    return key.secret().isPresent()
        ? tpm.device().importableKey(parent, blob, content(key.secret().get()), authorization)
        : tpm.device().key(parent, blob, authorization);
  }

  private static Bytes content(Bytes tpm2b) {
    return tpm2b.slice(SIZE_BYTES, tpm2b.size());
  }

  // keytool and KeyManagerFactory give the store's password for every key; a key without one
  // must not pass it on, or the TPM compares it with its empty authValue.
  private KeyAuthorization own(KeyAuthorization given) {
    return needsAuth() ? given : KeyAuthorization.PRESUMED_EMPTY;
  }

  // A key that takes its password alone needs no policy, should it have one too.
  private KeyAuthorization authorization(KeyAuthorization given) {
    KeyAuthorization own = own(given).with(policy.approvals().and(given.inputs()));
    return policy.policy().elements().isEmpty()
            || publicArea.objectAttributes().has(TpmaObject.USER_WITH_AUTH)
        ? own
        : own.by(policy.policy());
  }
}
