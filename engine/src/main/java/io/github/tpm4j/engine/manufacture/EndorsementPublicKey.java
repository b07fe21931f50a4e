package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.attestation.x509.KeyIdentifiers;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.ObjectGenerator;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The public half of an endorsement key, for its certificate.
 *
 * @param usage of RSA and ML-KEM to encrypt keys, of ECC to agree on them, of ML-DSA to sign
 */
record EndorsementPublicKey(SubjectPublicKeyInfo info, KeyUsage usage) {
  private static final TpmsSensitiveCreate NO_DATA =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);

  /** Makes the key as TPM2_CreatePrimary would, and forgets its other half. */
  static EndorsementPublicKey of(EndorsementKey key, ObjectGenerator generator) {
    TpmtPublic publicArea = publicArea(key, generator);
    return key.isPostQuantum() ? postQuantum(publicArea) : classical(publicArea);
  }

  private static EndorsementPublicKey postQuantum(TpmtPublic publicArea) {
    boolean signs = publicArea.objectAttributes().has(TpmaObject.SIGN);
    return new EndorsementPublicKey(
        PostQuantumKeyIdentifiers.ofKey(publicArea),
        new KeyUsage(signs ? KeyUsage.digitalSignature : KeyUsage.keyEncipherment));
  }

  private static EndorsementPublicKey classical(TpmtPublic publicArea) {
    LoadedObject object =
        new LoadedObject(
            TpmHandle.NULL,
            publicArea,
            null,
            ObjectOrigin.primary(TpmHandle.ENDORSEMENT, publicArea));
    return new EndorsementPublicKey(
        KeyIdentifiers.ofKey(object).orElseThrow(),
        new KeyUsage(object.isType(TpmAlg.RSA) ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement));
  }

  private static TpmtPublic publicArea(EndorsementKey key, ObjectGenerator generator) {
    ObjectGenerator.Generated generated = generator.generate(key.template(), NO_DATA);
    generated.sensitive().close();
    return generated.publicArea();
  }

  /** What generates the key of a TPM, whatever becomes of the TPM meanwhile. */
  static ObjectGenerator generator(EndorsementKey key, TpmState tpm) {
    return tpm.primaryObjects().generator(key.hierarchy(), key.template(), NO_DATA);
  }
}
