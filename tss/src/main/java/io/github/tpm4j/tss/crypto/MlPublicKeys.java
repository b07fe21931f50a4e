package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** Public areas of ML-KEM and ML-DSA as Java's public keys. */
final class MlPublicKeys {
  /** The family name of both the key factory and the keys. */
  static final String ML_KEM = "ML-KEM";

  /** The family name of the key factory, the keys and the signatures. */
  static final String ML_DSA = "ML-DSA";

  /** 2.16.840.1.101.3.4, NIST's arc of algorithms, in DER without the last two arcs. */
  private static final byte[] NIST_ALGORITHMS = {0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04};

  private static final int KEM_ARC = 4;
  private static final int SIGNATURE_ARC = 3;

  /** id-ml-dsa-44; the other sets follow. */
  private static final int ML_DSA_44 = 17;

  /** id-hash-ml-dsa-44-with-sha512; the other sets follow. */
  private static final int HASH_ML_DSA_44 = 32;

  private MlPublicKeys() {}

  /**
   * The public key of an ML-KEM, ML-DSA or HashML-DSA object.
   *
   * @throws TpmUnsupportedException if it is one of HashML-DSA with another hash than SHA-512, for
   *     which no object identifier is defined
   * @throws GeneralSecurityException if this JVM lacks the algorithm, or does not take the key
   */
  static PublicKey of(TpmtPublic area) throws GeneralSecurityException {
    if (area.parameters() instanceof TpmsMlkemParms parms
        && area.unique() instanceof Tpm2bPublicKeyMlkem key) {
      MlKemSet set = MlKemSet.of(parms.parameterSet());
      return key(ML_KEM, KEM_ARC, set.ordinal() + 1, key.buffer());
    }
    if (area.parameters() instanceof TpmsHashMldsaParms parms
        && area.unique() instanceof Tpm2bPublicKeyMldsa key) {
      if (!parms.hashAlg().equals(TpmAlg.SHA512)) {
        throw new TpmUnsupportedException(
            "no object identifier is defined for keys of HashML-DSA with " + parms.hashAlg());
      }
      MlDsaSet set = MlDsaSet.of(parms.parameterSet());
      String name = set.jcaName() + "-WITH-SHA512";
      return key(name, SIGNATURE_ARC, HASH_ML_DSA_44 + set.ordinal(), key.buffer());
    }
    return mlDsa(area);
  }

  /** The public key of an ML-DSA or HashML-DSA object, as that of an ML-DSA one. */
  static PublicKey mlDsa(TpmtPublic area) throws GeneralSecurityException {
    return key(ML_DSA, SIGNATURE_ARC, ML_DSA_44 + set(area).ordinal(), octets(area));
  }

  static MlDsaSet set(TpmtPublic area) throws InvalidKeySpecException {
    if (area.parameters() instanceof TpmsMldsaParms parms) {
      return MlDsaSet.of(parms.parameterSet());
    }
    if (area.parameters() instanceof TpmsHashMldsaParms parms) {
      return MlDsaSet.of(parms.parameterSet());
    }
    throw new InvalidKeySpecException("an object of type " + area.type() + " has no ML-DSA key");
  }

  static Bytes octets(TpmtPublic area) throws InvalidKeySpecException {
    if (area.unique() instanceof Tpm2bPublicKeyMldsa key) {
      return key.buffer();
    }
    throw new InvalidKeySpecException("an object of type " + area.type() + " has no ML-DSA key");
  }

  private static PublicKey key(String factory, int arc, int number, Bytes key)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(factory, PostQuantumProviders.of("KeyFactory", factory))
        .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo(arc, number, key)));
  }

  /** SubjectPublicKeyInfo without parameters (RFC 9881, 4; RFC 9935, 4). */
  private static byte[] subjectPublicKeyInfo(int arc, int number, Bytes key) {
    byte[] oid = new TpmWriter().array(NIST_ALGORITHMS).u8(arc).u8(number).toByteArray();
    return Der.sequence(Der.sequence(Der.objectIdentifier(oid)), Der.bitString(key));
  }
}
