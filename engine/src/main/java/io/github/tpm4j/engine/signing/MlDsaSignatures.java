package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPublicKey;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Set;

/**
 * ML-DSA and HashML-DSA (version 185, Part 1, 46). What a digest is to other families, is to pure
 * ML-DSA the message representative μ. Without a context string unless one is given.
 */
final class MlDsaSignatures implements SignatureFamily {
  private static final byte[] NO_CONTEXT = {};

  private final TpmAlg type;

  /**
   * @param type TPM_ALG_MLDSA or TPM_ALG_HASH_MLDSA, of the key and the scheme alike
   */
  MlDsaSignatures(TpmAlg type) {
    this.type = type;
  }

  @Override
  public Set<TpmAlg> schemes() {
    return Set.of(type);
  }

  @Override
  public TpmtSignature sign(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest) {
    return signRepresentative(state, key, representative(key, NO_CONTEXT, digest));
  }

  @Override
  public void verify(LoadedObject key, byte[] digest, TpmtSignature signature) {
    verifyRepresentative(key, representative(key, NO_CONTEXT, digest), signature);
  }

  @Override
  public TpmtSignature signMessage(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] message) {
    return sign(state, key, scheme, digest(key, message));
  }

  @Override
  public void verifyMessage(LoadedObject key, byte[] message, TpmtSignature signature) {
    verify(key, digest(key, message), signature);
  }

  private static byte[] digest(LoadedObject key, byte[] message) {
    if (key.publicArea().parameters() instanceof TpmsHashMldsaParms hashed) {
      return HashAlgorithm.of(hashed.hashAlg()).digest(message);
    }
    MessageRepresentative mu = MessageRepresentative.pure(publicKey(key), NO_CONTEXT);
    mu.update(message);
    return mu.octets();
  }

  private static MlDsaPublicKey publicKey(LoadedObject key) {
    return key.keyMaterial().mlDsaPublic().orElseThrow(() -> new TpmFailure(TpmRc.SIGNATURE));
  }

  /**
   * μ of a digest by the hash of a HashML-DSA key; of a key of pure ML-DSA it is given already.
   *
   * @throws TpmFailure TPM_RC_SIZE if it has another size
   */
  static byte[] representative(LoadedObject key, byte[] context, byte[] digest) {
    if (key.publicArea().parameters() instanceof TpmsHashMldsaParms hashed) {
      HashAlgorithm hash = HashAlgorithm.of(hashed.hashAlg());
      TpmFailure.require(digest.length == hash.digestBytes(), TpmRc.SIZE);
      return MessageRepresentative.ofDigest(publicKey(key), context, hash, digest);
    }
    TpmFailure.require(digest.length == MlDsaSet.MU_BYTES, TpmRc.SIZE);
    return digest;
  }

  /** A hedged signature over μ. */
  static TpmtSignature signRepresentative(SigningState state, LoadedObject key, byte[] mu) {
    Bytes signature = Bytes.adopt(key.keyMaterial().mlDsaPrivate().sign(mu, state.random()));
    return key.publicArea().parameters() instanceof TpmsHashMldsaParms hashed
        ? new TpmtSignature(
            TpmAlg.HASH_MLDSA, new TpmsSignatureHashMldsa(hashed.hashAlg(), signature))
        : new TpmtSignature(TpmAlg.MLDSA, new Tpm2bSignatureMldsa(signature));
  }

  /**
   * Verifies a signature over μ.
   *
   * @throws TpmFailure TPM_RC_SCHEME if its hash is not the key's, TPM_RC_SIGNATURE if it is wrong
   */
  static void verifyRepresentative(LoadedObject key, byte[] mu, TpmtSignature signature) {
    boolean genuine;
    if (key.publicArea().parameters() instanceof TpmsHashMldsaParms hashed) {
      TpmsSignatureHashMldsa given = (TpmsSignatureHashMldsa) signature.signature();
      TpmFailure.require(given.hash().equals(hashed.hashAlg()), TpmRc.SCHEME);
      genuine = publicKey(key).verify(mu, given.signature().borrow());
    } else {
      Bytes given = ((Tpm2bSignatureMldsa) signature.signature()).buffer();
      genuine = publicKey(key).verify(mu, given.borrow());
    }
    TpmFailure.require(genuine, TpmRc.SIGNATURE);
  }
}
