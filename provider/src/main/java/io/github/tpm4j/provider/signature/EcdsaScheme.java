package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Optional;

/**
 * ECDSA (FIPS 186-4, 6).
 *
 * @param name the name of the algorithm
 * @param hash the hash that makes the digest; empty if the caller makes it
 * @param encoding how the two numbers are written
 */
record EcdsaScheme(String name, Optional<SignatureHash> hash, EcdsaEncoding encoding)
    implements SigningScheme<TpmEcPrivateKey> {

  @Override
  public void check(TpmEcPrivateKey key) throws InvalidKeyException {
    if (!key.scheme().equals(TpmAlg.NULL) && !key.scheme().equals(TpmAlg.ECDSA)) {
      throw new InvalidKeyException(
          "TPM key " + key.alias() + " signs with " + key.scheme() + " only, not with ECDSA");
    }
    if (hash.isPresent()) {
      checkHash(key, hash.get());
    }
  }

  private void checkHash(TpmEcPrivateKey key, SignatureHash wanted) throws InvalidKeyException {
    TpmAlg bound = key.schemeHash();
    if (!bound.equals(TpmAlg.NULL)
        && !wanted.tpmHash().map(HashAlg::alg).equals(Optional.of(bound))) {
      throw new InvalidKeyException(
          "TPM key " + key.alias() + " signs with " + bound + " only, not with " + name);
    }
    if (EcdsaDigest.fit(key, wanted.digestBytes()).isEmpty()) {
      throw new InvalidKeyException(
          "The TPM of key " + key.alias() + " has no hash as long as " + wanted.jcaName());
    }
  }

  @Override
  public byte[] sign(TpmEcPrivateKey key, byte[] message) throws SignatureException {
    EcdsaDigest fit =
        EcdsaDigest.fit(key, message.length)
            .orElseThrow(
                () ->
                    new SignatureException(
                        "TPM key "
                            + key.alias()
                            + " cannot sign a digest of "
                            + message.length
                            + " bytes"));
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.ECDSA, fit.hash().alg());
    TpmsSignatureEcc signature =
        (TpmsSignatureEcc) key.loaded().sign(scheme, Bytes.adopt(fit.of(message))).signature();
    return encoding.encode(
        signature.signatureR().borrow(), signature.signatureS().borrow(), key.fieldBytes());
  }
}
