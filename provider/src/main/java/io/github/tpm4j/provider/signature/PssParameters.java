package io.github.tpm4j.provider.signature;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * The parameters of PSS (RFC 8017, A.2.3).
 *
 * @param hash digests the message
 * @param maskHash the hash of MGF1
 * @param saltBytes the length of the salt
 */
record PssParameters(SignatureHash hash, SignatureHash maskHash, int saltBytes) {
  private static final int TRAILER_BC = 1;

  /** One hash for all, and a salt as long as its digest. */
  static PssParameters of(SignatureHash hash) {
    return new PssParameters(hash, hash, hash.digestBytes());
  }

  static PssParameters of(AlgorithmParameterSpec spec) throws InvalidAlgorithmParameterException {
    if (!(spec instanceof PSSParameterSpec pss)) {
      throw new InvalidAlgorithmParameterException("RSASSA-PSS takes a PSSParameterSpec");
    }
    if (!pss.getMGFAlgorithm().equalsIgnoreCase("MGF1")
        || !(pss.getMGFParameters() instanceof MGF1ParameterSpec mask)) {
      throw new InvalidAlgorithmParameterException("RSASSA-PSS is done here with MGF1 only");
    }
    if (pss.getTrailerField() != TRAILER_BC) {
      throw new InvalidAlgorithmParameterException("RSASSA-PSS has the trailer field 1 only");
    }
    return new PssParameters(
        hash(pss.getDigestAlgorithm()), hash(mask.getDigestAlgorithm()), pss.getSaltLength());
  }

  private static SignatureHash hash(String name) throws InvalidAlgorithmParameterException {
    return SignatureHash.find(name)
        .orElseThrow(
            () -> new InvalidAlgorithmParameterException("RSASSA-PSS is not done with " + name));
  }

  PSSParameterSpec spec() {
    return new PSSParameterSpec(
        hash.jcaName(), "MGF1", new MGF1ParameterSpec(maskHash.jcaName()), saltBytes, TRAILER_BC);
  }

  @Override
  public String toString() {
    return hash.jcaName()
        + (maskHash == hash ? "" : ", MGF1 " + maskHash.jcaName())
        + ", salt "
        + saltBytes;
  }
}
