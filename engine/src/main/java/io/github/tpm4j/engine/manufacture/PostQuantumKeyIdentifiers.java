package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.mldsa.MlDsaPublicKey;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Public keys of ML-DSA (RFC 9881, 4) and ML-KEM as X.509 has them: raw, without parameters. */
final class PostQuantumKeyIdentifiers {

  private PostQuantumKeyIdentifiers() {}

  static SubjectPublicKeyInfo ofKey(MlDsaPublicKey key) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_87), key.encoded());
  }

  /** The public key of an ML-KEM or ML-DSA object. */
  static SubjectPublicKeyInfo ofKey(TpmtPublic area) {
    return area.parameters() instanceof TpmsMlkemParms mlkem
        ? info(
            identifier(MlKemSet.of(mlkem.parameterSet())),
            ((Tpm2bPublicKeyMlkem) area.unique()).buffer())
        : info(
            identifier(MlDsaSet.of(((TpmsMldsaParms) area.parameters()).parameterSet())),
            ((Tpm2bPublicKeyMldsa) area.unique()).buffer());
  }

  private static SubjectPublicKeyInfo info(ASN1ObjectIdentifier algorithm, Bytes publicKey) {
    return new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm), publicKey.toByteArray());
  }

  private static ASN1ObjectIdentifier identifier(MlKemSet set) {
    return switch (set) {
      case ML_KEM_512 -> NISTObjectIdentifiers.id_alg_ml_kem_512;
      case ML_KEM_768 -> NISTObjectIdentifiers.id_alg_ml_kem_768;
      case ML_KEM_1024 -> NISTObjectIdentifiers.id_alg_ml_kem_1024;
    };
  }

  private static ASN1ObjectIdentifier identifier(MlDsaSet set) {
    return switch (set) {
      case ML_DSA_44 -> NISTObjectIdentifiers.id_ml_dsa_44;
      case ML_DSA_65 -> NISTObjectIdentifiers.id_ml_dsa_65;
      case ML_DSA_87 -> NISTObjectIdentifiers.id_ml_dsa_87;
    };
  }
}
