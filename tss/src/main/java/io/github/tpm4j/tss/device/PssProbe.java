package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.PssEncoding;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import java.security.interfaces.RSAPublicKey;

/** Finds out by a signature how long the salts of a TPM are. */
final class PssProbe {
  private static final HashAlg HASH = HashAlg.SHA256;

  private PssProbe() {}

  static PssSalt of(TpmKey key) {
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.RSAPSS, HASH.alg());
    if (key.sign(scheme, Digests.zero(HASH)).signature() instanceof TpmsSignatureRsa signature
        && key.publicKey() instanceof RSAPublicKey publicKey) {
      int salt = PssEncoding.saltBytes(publicKey, HASH, signature.sig());
      return salt == HASH.digestBytes() ? PssSalt.DIGEST_LENGTH : PssSalt.MAXIMUM;
    }
    throw new TpmMalformedResponseException("TPM2_Sign answers no RSASSA-PSS signature");
  }
}
