package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.ecc.EcSchnorr;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdsa;
import io.github.tpm4j.engine.crypto.ecc.Sm2Signature;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Set;

/** ECDSA, ECDAA, ECSCHNORR and SM2 (Part 1, C.4 and D.2). */
final class EccSignatures implements SignatureFamily {

  @Override
  public Set<TpmAlg> schemes() {
    return Set.of(TpmAlg.ECDSA, TpmAlg.ECDAA, TpmAlg.ECSCHNORR, TpmAlg.SM2);
  }

  @Override
  public TpmtSignature sign(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest) {
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccSignature signature = sign(state, key, privateKey, scheme, digest);
    return new TpmtSignature(
        scheme.scheme(),
        new TpmsSignatureEcc(
            scheme.hash(), Bytes.adopt(signature.r()), Bytes.adopt(signature.s())));
  }

  private static EccSignature sign(
      SigningState state,
      LoadedObject key,
      EccPrivateKey privateKey,
      TpmtSigScheme scheme,
      byte[] digest) {
    TpmAlg algorithm = scheme.scheme();
    if (algorithm.equals(TpmAlg.ECDSA)) {
      return Ecdsa.sign(privateKey, digest, state.random());
    }
    if (algorithm.equals(TpmAlg.ECSCHNORR)) {
      return EcSchnorr.sign(privateKey, HashAlgorithm.of(scheme.hash()), digest, state.random());
    }
    if (algorithm.equals(TpmAlg.SM2)) {
      TpmFailure.require(Sm2Signature.isKey(privateKey), TpmRc.BINDING);
      return Sm2Signature.sign(privateKey, digest, state.random());
    }
    return SplitSigning.ecdaa(state, key, privateKey, scheme, digest);
  }

  @Override
  public void verify(LoadedObject key, byte[] digest, TpmtSignature signature) {
    TpmAlg algorithm = signature.sigAlg();
    TpmFailure.require(!algorithm.equals(TpmAlg.ECDAA), TpmRc.SCHEME);
    TpmsSignatureEcc ecc = (TpmsSignatureEcc) signature.signature();
    EccPoint point =
        key.keyMaterial().eccPoint().orElseThrow(() -> new TpmFailure(TpmRc.SIGNATURE));
    EccSignature numbers = new EccSignature(ecc.signatureR().borrow(), ecc.signatureS().borrow());
    TpmFailure.require(isGenuine(point, algorithm, ecc.hash(), digest, numbers), TpmRc.SIGNATURE);
  }

  private static boolean isGenuine(
      EccPoint point, TpmAlg algorithm, TpmAlg hash, byte[] digest, EccSignature signature) {
    if (algorithm.equals(TpmAlg.ECDSA)) {
      return Ecdsa.verify(point, digest, signature);
    }
    return algorithm.equals(TpmAlg.ECSCHNORR)
        ? EcSchnorr.verify(point, HashAlgorithm.of(hash), digest, signature)
        : Sm2Signature.verify(point, digest, signature);
  }
}
