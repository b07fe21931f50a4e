package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPrivateKey;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Bytes;

/** Keys whose sensitive area is the seed of the key pair (version 185, Part 1, 46.2 and 47.2). */
public final class SeedKeys {
  private SeedKeys() {}

  /** The size of the seed of such a type, in octets. */
  public static int seedBytes(TpmAlg type) {
    return type.equals(TpmAlg.MLKEM) ? MlKemSet.SEED_BYTES : MlDsaSet.SEED_BYTES;
  }

  /** The size of the encoded public key of these parameters, in octets. */
  public static int publicBytes(TpmuPublicParms parameters) {
    return parameters instanceof TpmsMlkemParms mlkem
        ? MlKemSet.of(mlkem.parameterSet()).publicKeyBytes()
        : mlDsaSet(parameters).publicKeyBytes();
  }

  /** The unique field that the seed gives to a public area. */
  public static TpmuPublicId unique(TpmtPublic publicArea, byte[] seed) {
    if (publicArea.parameters() instanceof TpmsMlkemParms mlkem) {
      try (MlKemPrivateKey key =
          MlKemPrivateKey.fromSeed(MlKemSet.of(mlkem.parameterSet()), seed)) {
        return new Tpm2bPublicKeyMlkem(Bytes.adopt(key.publicKey().encoded()));
      }
    }
    try (MlDsaPrivateKey key = MlDsaPrivateKey.fromSeed(mlDsaSet(publicArea.parameters()), seed)) {
      return new Tpm2bPublicKeyMldsa(Bytes.adopt(key.publicKey().encoded()));
    }
  }

  /** The parameter set of ML-DSA or HashML-DSA. */
  static MlDsaSet mlDsaSet(TpmuPublicParms parameters) {
    return MlDsaSet.of(
        parameters instanceof TpmsHashMldsaParms hashed
            ? hashed.parameterSet()
            : ((TpmsMldsaParms) parameters).parameterSet());
  }
}
