package io.github.tpm4j.keystore.generation;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.family.SealDemands;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.family.UnsealMeans;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyEncoder;
import io.github.tpm4j.keystore.policy.PolicyPcrs;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/**
 * Data that a TPM 2.0 seals itself, 128 bytes at most.
 *
 * @param tpm the TPM
 */
public record SealedObjects(TpmConnection tpm) {
  private static final String NAME = "of the sealed data";
  private static final String NAME_AT_USE = "the sealed data";

  /**
   * Has the TPM seal data.
   *
   * @param demands what must hold for them to be given back
   * @param data 1 to 128 bytes; the caller wipes them
   * @return the sealed data
   */
  public SealedObject seal(SealDemands demands, SecretBytes data) {
    TpmHandle handle = tpm.parentOfNew(demands.parent());
    boolean rsaParent = !tpm.implementsAlgorithm(TpmAlg.ECC);
    StorageParent parent = tpm.parent(handle, rsaParent, Optional.empty(), demands.parentAuth());
    try (SecretBytes authValue = demands.auth().value(NAME)) {
      KeyBlob blob = tpm.device().seal(parent, template(demands).build(), authValue, data);
      Tss2PrivateKey key =
          WrappedKey.file(Tss2KeyType.SEALED, handle, blob)
              .emptyAuth(authValue.isEmpty())
              .rsaParent(rsaParent)
              .policy(PolicyEncoder.encode(demands.policy(), HashAlg.SHA256))
              .authPolicy(demands.approvals())
              .build();
      Bytes parentName = tpm.device().nameOf(parent);
      return new SealedObject(
          key, new KeyOrigin(Optional.of(parentName), PolicyPcrs.valuesOf(demands.policy())));
    }
  }

  private static KeyTemplate template(SealDemands demands) {
    KeyTemplate template = KeyTemplate.sealed();
    KeyTemplate bound =
        demands.policy().elements().isEmpty() ? template : template.boundTo(demands.policy());
    return demands.dictionaryAttackProtected() ? bound.protectedFromGuessing() : bound;
  }

  /**
   * Has the TPM give data back.
   *
   * @param sealed the sealed data
   * @param means what shows that they may be given back
   * @return to be wiped by the caller
   * @throws InvalidKeySpecException if the sealed data are damaged
   */
  public SecretBytes unseal(SealedObject sealed, UnsealMeans means) throws InvalidKeySpecException {
    if (sealed.key().type() != Tss2KeyType.SEALED) {
      throw new TpmForeignKeyException(
          "The data were sealed by a TPM 1.2, and " + tpm + " is a TPM 2.0");
    }
    WrappedKey wrapped = WrappedKey.of(sealed.key(), sealed.origin(), NAME_AT_USE);
    Optional<String> problem = wrapped.authProblem(means.auth());
    if (problem.isPresent()) {
      throw new TpmPasswordNeededException("The sealed object " + problem.get());
    }
    return wrapped
        .open(tpm, means.auth().authorization(NAME_AT_USE).with(means.inputs()), means.parentAuth())
        .unseal();
  }
}
