package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Map;

/** Verifies signatures of ML-DSA and HashML-DSA (FIPS 204, algorithms 3 and 5) in software. */
public final class MlDsaVerifier {
  private static final int PURE = 0;
  private static final int PRE_HASHED = 1;
  private static final int MAX_CONTEXT_BYTES = 255;

  /** 64 octets of SHAKE256, as JDK 25 and Bouncy Castle name it. */
  private static final String SHAKE256 = "SHAKE256-512";

  private static final String EXTERNAL_MU = "ML-DSA-EXTERNAL-MU";

  /** 2.16.840.1.101.3.4.2, NIST's arc of hash functions, in DER without the last arc. */
  private static final byte[] NIST_HASHES = {0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02};

  /** The last arc of the object identifier of each hash. */
  private static final Map<HashAlg, Integer> HASH_ARCS =
      Map.of(
          HashAlg.SHA256, 1,
          HashAlg.SHA384, 2,
          HashAlg.SHA512, 3,
          HashAlg.SHA3_256, 8,
          HashAlg.SHA3_384, 9,
          HashAlg.SHA3_512, 10);

  private MlDsaVerifier() {}

  /**
   * {@return whether {@code signature} is that of a pure ML-DSA key}
   *
   * @param context the context string, at most 255 octets; the JDK's own providers know the empty
   *     one only
   * @throws GeneralSecurityException if this JVM lacks the algorithm, or does not take the key
   */
  public static boolean verify(TpmtPublic key, Bytes context, Bytes message, Bytes signature)
      throws GeneralSecurityException {
    if (!context.isEmpty()) {
      return verifyMu(key, mu(key, PURE, context, message), signature);
    }
    Signature verifier =
        Signature.getInstance(
            MlPublicKeys.ML_DSA, PostQuantumProviders.of("Signature", MlPublicKeys.ML_DSA));
    verifier.initVerify(MlPublicKeys.mlDsa(key));
    verifier.update(message.borrow());
    return hasSize(key, signature) && verifier.verify(signature.borrow());
  }

  /**
   * {@return whether {@code signature} is that of a HashML-DSA key}
   *
   * @param message what was signed, not its digest
   * @throws GeneralSecurityException if this JVM lacks the algorithm, or does not take the key
   */
  public static boolean verifyHashed(
      TpmtPublic key, Bytes context, Bytes message, TpmsSignatureHashMldsa signature)
      throws GeneralSecurityException {
    if (!(key.parameters() instanceof TpmsHashMldsaParms parms)
        || !parms.hashAlg().equals(signature.hash())) {
      return false;
    }
    HashAlg hash =
        HashAlg.find(signature.hash())
            .orElseThrow(() -> new InvalidKeyException("HashML-DSA has no " + signature.hash()));
    TpmWriter prefixed = new TpmWriter().array(oid(hash)).bytes(Digests.of(hash, message));
    Bytes mu = mu(key, PRE_HASHED, context, Bytes.adopt(prefixed.toByteArray()));
    return verifyMu(key, mu, signature.signature());
  }

  private static boolean verifyMu(TpmtPublic key, Bytes mu, Bytes signature)
      throws GeneralSecurityException {
    Signature verifier =
        Signature.getInstance(EXTERNAL_MU, PostQuantumProviders.of("Signature", EXTERNAL_MU));
    verifier.initVerify(MlPublicKeys.mlDsa(key));
    verifier.update(mu.borrow());
    return hasSize(key, signature) && verifier.verify(signature.borrow());
  }

  private static boolean hasSize(TpmtPublic key, Bytes signature) throws GeneralSecurityException {
    return signature.size() == MlPublicKeys.set(key).signatureBytes();
  }

  /** The message representative (FIPS 204, algorithm 7, step 6). */
  private static Bytes mu(TpmtPublic key, int domain, Bytes context, Bytes content)
      throws GeneralSecurityException {
    if (context.size() > MAX_CONTEXT_BYTES) {
      throw new InvalidKeyException("a context string has at most 255 octets");
    }
    MessageDigest shake =
        MessageDigest.getInstance(SHAKE256, PostQuantumProviders.of("MessageDigest", SHAKE256));
    byte[] keyDigest = shake.digest(MlPublicKeys.octets(key).borrow());
    shake.update(keyDigest);
    shake.update((byte) domain);
    shake.update((byte) context.size());
    shake.update(context.borrow());
    return Bytes.adopt(shake.digest(content.borrow()));
  }

  private static byte[] oid(HashAlg hash) throws InvalidKeyException {
    try {
      return identifierOf(hash).toByteArray();
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    }
  }

  /**
   * {@return the object identifier of a hash in DER, as HashML-DSA puts it before a digest (FIPS
   * 204, algorithm 4)}
   *
   * @throws IllegalArgumentException if HashML-DSA does not know the hash
   */
  public static Bytes identifierOf(HashAlg hash) {
    Integer arc = HASH_ARCS.get(hash);
    if (arc == null) {
      throw new IllegalArgumentException("HashML-DSA has no " + hash);
    }
    byte[] arcs = new TpmWriter().array(NIST_HASHES).u8(arc).toByteArray();
    return Bytes.adopt(Der.objectIdentifier(arcs));
  }
}
