package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.ecc.EcSchnorr;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdsa;
import io.github.tpm4j.engine.crypto.ecc.Sm2Signature;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPss;
import io.github.tpm4j.engine.crypto.rsa.RsassaPkcs1;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;

/** Signs digests with loaded keys (Part 1, 11.2.2 and 11.4.5; annexes B and C). */
public final class Signer {
  private final Tpm tpm;

  public Signer(Tpm tpm) {
    this.tpm = tpm;
  }

  /**
   * Signs with a scheme that {@link SigningScheme#select} gave.
   *
   * @param key null for TPM_RH_NULL: the signature is TPM_ALG_NULL then
   * @throws TpmFailure TPM_RC_SCHEME if the scheme is not one of the key's type, TPM_RC_VALUE if
   *     the key is too small for it or a counter is not pending
   */
  public TpmtSignature sign(LoadedObject key, TpmtSigScheme scheme, Bytes digest) {
    if (key == null || scheme.isNull()) {
      return TpmtSignature.NULL;
    }
    HashAlgorithm hash = HashAlgorithm.of(scheme.hash());
    if (key.isType(TpmAlg.RSA)) {
      return rsa(key, scheme.scheme(), hash, digest.borrow());
    }
    return key.isType(TpmAlg.ECC)
        ? ecc(key, scheme, hash, digest.borrow())
        : hmac(key, scheme.scheme(), hash, digest.borrow());
  }

  private TpmtSignature rsa(LoadedObject key, TpmAlg scheme, HashAlgorithm hash, byte[] digest) {
    RsaPrivateKey privateKey =
        key.keyMaterial().rsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    boolean isPss = scheme.equals(TpmAlg.RSAPSS);
    TpmFailure.require(isPss || scheme.equals(TpmAlg.RSASSA), TpmRc.SCHEME);
    boolean fits =
        isPss
            ? RsaPss.fits(privateKey.publicKey(), hash)
            : RsassaPkcs1.fits(privateKey.publicKey(), hash);
    TpmFailure.require(fits && digest.length == hash.digestSizeBytes(), TpmRc.VALUE);
    byte[] signature =
        isPss
            ? RsaPss.sign(privateKey, hash, digest, tpm.profile().pssSalt(), tpm.random())
            : RsassaPkcs1.sign(privateKey, hash, digest);
    return new TpmtSignature(scheme, new TpmsSignatureRsa(hash.id(), Bytes.adopt(signature)));
  }

  private TpmtSignature ecc(
      LoadedObject key, TpmtSigScheme scheme, HashAlgorithm hash, byte[] digest) {
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccSignature signature = eccSignature(key, privateKey, scheme, hash, digest);
    return new TpmtSignature(
        scheme.scheme(),
        new TpmsSignatureEcc(hash.id(), Bytes.adopt(signature.r()), Bytes.adopt(signature.s())));
  }

  private EccSignature eccSignature(
      LoadedObject key,
      EccPrivateKey privateKey,
      TpmtSigScheme scheme,
      HashAlgorithm hash,
      byte[] digest) {
    TpmAlg algorithm = scheme.scheme();
    if (algorithm.equals(TpmAlg.ECDSA)) {
      return Ecdsa.sign(privateKey, digest, tpm.random());
    }
    if (algorithm.equals(TpmAlg.ECSCHNORR)) {
      return EcSchnorr.sign(privateKey, hash, digest, tpm.random());
    }
    if (algorithm.equals(TpmAlg.SM2)) {
      return Sm2Signature.sign(privateKey, digest, tpm.random());
    }
    TpmFailure.require(algorithm.equals(TpmAlg.ECDAA), TpmRc.SCHEME);
    return SplitSigning.ecdaa(tpm, key, privateKey, scheme, digest);
  }

  private static TpmtSignature hmac(
      LoadedObject key, TpmAlg scheme, HashAlgorithm hash, byte[] digest) {
    TpmFailure.require(scheme.equals(TpmAlg.HMAC), TpmRc.SCHEME);
    byte[] mac = Hmac.compute(hash, key.sensitive().sensitive().borrow(), digest);
    return new TpmtSignature(scheme, new TpmtHa(hash.id(), Bytes.adopt(mac)));
  }
}
