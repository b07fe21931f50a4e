package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyEncoder;
import io.github.tpm4j.keystore.policy.PolicyPcrs;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import java.util.Optional;

/**
 * A key in the TPM's own memory.
 *
 * @param handle where it is: 0x81000000 to 0x81FFFFFF
 * @param publicArea its public area (TPMT_PUBLIC), which the TPM must show again whenever the key
 *     is opened
 * @param policy what it is used by, as the TPM does not tell it; empty to use it by its password
 * @param emptyAuth whether it has no password; empty if that is not known, as the TPM does not tell
 *     it
 */
public record PersistentKey(
    TpmHandle handle, TpmtPublic publicArea, Optional<Policy> policy, Optional<Boolean> emptyAuth)
    implements KeySource {

  @Override
  public Optional<String> authProblem(KeyAuth auth) {
    boolean isMissing = auth.isNone() && emptyAuth.filter(empty -> !empty).isPresent();
    return isMissing ? Optional.of(WrappedKey.NONE_GIVEN) : Optional.empty();
  }

  @Override
  public TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth parent) {
    KeyAuthorization own = emptyAuth.orElse(false) ? presumedEmpty(given) : given;
    TpmKey key = shown(tpm, policy.map(own::by).orElse(own));
    if (!key.publicArea().equals(publicArea)) {
      throw new TpmForeignKeyException(
          "Another key stands at "
              + handle
              + " than the one that is meant: use the TPM that has it");
    }
    return key;
  }

  private TpmKey shown(TpmConnection tpm, KeyAuthorization authorization) {
    try {
      return tpm.device().persistentKey(handle, authorization);
    } catch (TpmResponseException e) {
      if (!e.is(TpmRc.HANDLE)) {
        throw e;
      }
      throw new TpmForeignKeyException(
          "No key stands at "
              + handle
              + " any more: it was evicted, or the TPM was cleared, or is another one",
          e);
    }
  }

  // keytool and KeyManagerFactory give the store's password for every key.
  private static KeyAuthorization presumedEmpty(KeyAuthorization given) {
    KeyAuthorization own =
        given.isAuthValueGiven()
            ? KeyAuthorization.PRESUMED_EMPTY.orElse(given.authValue())
            : KeyAuthorization.PRESUMED_EMPTY;
    return own.with(given.inputs());
  }

  @Override
  public Tss2PrivateKey file(KeyAuth auth) {
    HashAlg hash = HashAlg.of(publicArea.nameAlg());
    return Tss2PrivateKey.builder(
            Tss2KeyType.PERSISTENT,
            handle.value(),
            Bytes.adopt(new TpmWriter().sized(publicArea).toByteArray()),
            Bytes.EMPTY)
        .emptyAuth(emptyAuth.orElseGet(auth::isEmpty))
        .policy(policy.map(known -> PolicyEncoder.encode(known, hash)).orElse(List.of()))
        .build();
  }

  @Override
  public KeyOrigin origin() {
    return new KeyOrigin(Optional.empty(), policy.map(PolicyPcrs::valuesOf).orElse(List.of()));
  }
}
