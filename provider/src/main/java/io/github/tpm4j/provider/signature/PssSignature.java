package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/**
 * RSASSA-PSS with its parameters. They are taken without a key, and told again: a TLS stack asks
 * the first provider of RSASSA-PSS whether it knows them, and believes no other provider if not.
 *
 * <p>Who sets parameters before the key gets the first provider, whatever key follows. So that this
 * one may be the first, keys of software, and parameters that only others know, go to those.
 */
final class PssSignature extends TpmSignature<TpmRsaPrivateKey> {
  private static final String ALGORITHM = PlatformPss.ALGORITHM;

  private final boolean takesForeignKeys;
  private Optional<AlgorithmParameterSpec> parameters;
  private Signature software;
  private boolean begun;

  private PssSignature(PssScheme scheme, SignatureHash hash, boolean takesForeignKeys) {
    super(TpmRsaPrivateKey.class, scheme, new DigestedMessage(hash.start()));
    this.takesForeignKeys = takesForeignKeys;
    parameters = scheme.parameters().map(PssParameters::spec);
  }

  /** With parameters that the caller sets. */
  static PssSignature withParameters() {
    PssScheme scheme = new PssScheme(ALGORITHM, Optional.empty());
    return new PssSignature(scheme, SignatureHash.SHA1, true);
  }

  /** With parameters that the name of the algorithm tells. */
  static PssSignature of(String algorithm, SignatureHash hash) {
    PssScheme scheme = new PssScheme(algorithm, Optional.of(PssParameters.of(hash)));
    return new PssSignature(scheme, hash, false);
  }

  private PssScheme pss() {
    return (PssScheme) scheme();
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    forget();
    if (takesForeignKeys && privateKey != null && !(privateKey instanceof KeyInTpm)) {
      software = PlatformPss.signer(privateKey, parameters, appRandom);
      return;
    }
    if (parameters.isPresent() && pss().parameters().isEmpty()) {
      throw new InvalidKeyException(
          "TPM keys do not sign with the parameters of " + ALGORITHM + " that were set");
    }
    super.engineInitSign(privateKey);
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    forget();
    super.engineInitVerify(publicKey);
  }

  @Override
  void forget() {
    super.forget();
    software = null;
    begun = false;
  }

  @Override
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    software = PlatformPss.verifier(publicKey, parameters);
    return Verifier.of(software);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
    if (software != null) {
      software.update(octets, offset, length);
    } else if (pss().parameters().isEmpty()) {
      throw new SignatureException(ALGORITHM + " needs its parameters: call setParameter");
    } else {
      super.engineUpdate(octets, offset, length);
    }
    begun = true;
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    begun = false;
    return software == null ? super.engineSign() : software.sign();
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
    PssScheme changed = changed(spec);
    check(changed);
    if (software != null) {
      software.setParameter(spec);
    }
    parameters = Optional.of(spec);
    SignatureHash hash = changed.parameters().map(PssParameters::hash).orElse(SignatureHash.SHA1);
    replace(changed, new DigestedMessage(hash.start()));
  }

  /** With these parameters; without any of our own where only the platform knows them. */
  private PssScheme changed(AlgorithmParameterSpec spec) throws InvalidAlgorithmParameterException {
    try {
      return new PssScheme(pss().algorithm(), Optional.of(PssParameters.of(spec)));
    } catch (InvalidAlgorithmParameterException e) {
      if (!takesForeignKeys || key() != null || spec == null || !PlatformPss.knows(spec)) {
        throw e;
      }
      return new PssScheme(pss().algorithm(), Optional.empty());
    }
  }

  private void check(PssScheme changed) throws InvalidAlgorithmParameterException {
    if (key() != null) {
      try {
        changed.check(key());
      } catch (InvalidKeyException e) {
        throw new InvalidAlgorithmParameterException(e.getMessage(), e);
      }
    }
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    if (parameters.isEmpty()) {
      return software == null ? null : software.getParameters();
    }
    try {
      return PlatformPss.encoded(parameters.get());
    } catch (InvalidAlgorithmParameterException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }
}
