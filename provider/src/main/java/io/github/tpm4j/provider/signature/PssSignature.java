package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.provider.Software;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Optional;

/**
 * RSASSA-PSS with its parameters. They are taken without a key, and told again: a TLS stack asks
 * the first provider of RSASSA-PSS whether it knows them, and believes no other provider if not.
 */
final class PssSignature extends TpmSignature<TpmRsaPrivateKey> {
  private static final String ALGORITHM = "RSASSA-PSS";

  private TpmRsaPrivateKey key;
  private Signature software;
  private boolean begun;

  private PssSignature(PssScheme scheme, SignatureHash hash) {
    super(TpmRsaPrivateKey.class, scheme, new DigestedMessage(hash.start()));
  }

  /** With parameters that the caller sets. */
  static PssSignature withParameters() {
    return new PssSignature(new PssScheme(ALGORITHM, Optional.empty()), SignatureHash.SHA1);
  }

  /** With parameters that the name of the algorithm tells. */
  static PssSignature of(String algorithm, SignatureHash hash) {
    return new PssSignature(new PssScheme(algorithm, Optional.of(PssParameters.of(hash))), hash);
  }

  private PssScheme pss() {
    return (PssScheme) scheme();
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    reset();
    super.engineInitSign(privateKey);
    key = (TpmRsaPrivateKey) privateKey;
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    reset();
    super.engineInitVerify(publicKey);
  }

  private void reset() {
    key = null;
    software = null;
    begun = false;
  }

  @Override
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    software = Software.signature(ALGORITHM);
    try {
      if (pss().parameters().isPresent()) {
        software.setParameter(pss().parameters().get().spec());
      }
    } catch (InvalidAlgorithmParameterException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    }
    software.initVerify(publicKey);
    return Verifier.of(software);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
    if (pss().parameters().isEmpty()) {
      throw new SignatureException(ALGORITHM + " needs its parameters: call setParameter");
    }
    begun = true;
    super.engineUpdate(octets, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    begun = false;
    return super.engineSign();
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    begun = false;
    return super.engineVerify(signature);
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (begun) {
      throw new ProviderException(ALGORITHM + " takes parameters before the message only");
    }
    PssParameters parameters = PssParameters.of(spec);
    PssScheme changed = new PssScheme(pss().algorithm(), Optional.of(parameters));
    check(changed);
    if (software != null) {
      software.setParameter(spec);
    }
    replace(changed, new DigestedMessage(parameters.hash().start()));
  }

  private void check(PssScheme changed) throws InvalidAlgorithmParameterException {
    if (key != null) {
      try {
        changed.check(key);
      } catch (InvalidKeyException e) {
        throw new InvalidAlgorithmParameterException(e.getMessage(), e);
      }
    }
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    if (pss().parameters().isEmpty()) {
      return null;
    }
    AlgorithmParameters encoded = Software.parameters(ALGORITHM);
    try {
      encoded.init(pss().parameters().get().spec());
      return encoded;
    } catch (InvalidParameterSpecException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }
}
