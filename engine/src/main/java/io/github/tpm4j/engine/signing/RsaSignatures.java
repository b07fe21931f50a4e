package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPss;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.crypto.rsa.RsassaPkcs1;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Set;

/** RSASSA and RSAPSS (Part 1, B.6 and B.7). */
final class RsaSignatures implements SignatureFamily {

  @Override
  public Set<TpmAlg> schemes() {
    return Set.of(TpmAlg.RSASSA, TpmAlg.RSAPSS);
  }

  @Override
  public TpmtSignature sign(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest) {
    HashAlgorithm hash = HashAlgorithm.of(scheme.hash());
    RsaPrivateKey privateKey =
        key.keyMaterial().rsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    boolean fits =
        isPss(scheme.scheme())
            ? RsaPss.fits(privateKey.publicKey(), hash)
            : RsassaPkcs1.fits(privateKey.publicKey(), hash);
    TpmFailure.require(fits && digest.length == hash.digestBytes(), TpmRc.VALUE);
    byte[] signature =
        isPss(scheme.scheme())
            ? RsaPss.sign(privateKey, hash, digest, state.pssSalt(), state.random())
            : RsassaPkcs1.sign(privateKey, hash, digest);
    return new TpmtSignature(
        scheme.scheme(), new TpmsSignatureRsa(scheme.hash(), Bytes.adopt(signature)));
  }

  @Override
  public void verify(LoadedObject key, byte[] digest, TpmtSignature signature) {
    TpmsSignatureRsa rsa = (TpmsSignatureRsa) signature.signature();
    HashAlgorithm hash = HashAlgorithm.of(rsa.hash());
    RsaPublicKey publicKey = key.keyMaterial().rsaPublic();
    boolean genuine =
        isPss(signature.sigAlg())
            ? RsaPss.verify(publicKey, hash, digest, rsa.sig().borrow())
            : RsassaPkcs1.verify(publicKey, hash, digest, rsa.sig().borrow());
    TpmFailure.require(genuine, TpmRc.SIGNATURE);
  }

  private static boolean isPss(TpmAlg scheme) {
    return scheme.equals(TpmAlg.RSAPSS);
  }
}
