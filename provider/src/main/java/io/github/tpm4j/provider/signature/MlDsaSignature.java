package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.provider.MlDsaParameterSpec;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.device.SigningSequence;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;

/**
 * ML-DSA, whose message the TPM takes as it comes, and HashML-DSA, which signs a digest made here.
 * The message need not fit into memory.
 */
final class MlDsaSignature extends TpmSignature<TpmMlDsaPrivateKey> {
  private PublicKey publicKey;
  private SigningSequence sequence;
  private boolean begun;
  private boolean incomplete;

  MlDsaSignature(MlDsaScheme scheme) {
    super(TpmMlDsaPrivateKey.class, scheme, scheme.message());
  }

  private MlDsaScheme mlDsa() {
    return (MlDsaScheme) scheme();
  }

  private boolean isPure() {
    return mlDsa().hash().isEmpty();
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    reset();
    super.engineInitSign(privateKey);
  }

  @Override
  protected void engineInitVerify(PublicKey newKey) throws InvalidKeyException {
    reset();
    super.engineInitVerify(newKey);
    publicKey = newKey;
  }

  private void reset() {
    publicKey = null;
    begun = false;
    incomplete = false;
    end();
  }

  private void end() {
    if (sequence != null) {
      sequence.close();
      sequence = null;
    }
  }

  @Override
  Verifier newVerifier(PublicKey newKey) throws InvalidKeyException {
    return MlDsaVerifiers.of(mlDsa(), MlDsaPublicKeyInfo.of(newKey));
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
    begun = true;
    if (key() == null || !isPure()) {
      super.engineUpdate(bytes, offset, length);
      return;
    }
    requireComplete();
    try {
      started().update(bytes, offset, length);
    } catch (TpmException e) {
      // What follows must not be signed without it.
      incomplete = true;
      end();
      throw Failures.signature(key(), e);
    }
  }

  private void requireComplete() throws SignatureException {
    if (incomplete) {
      throw new SignatureException(
          "The TPM did not take a part of the message; sign it again from its beginning");
    }
  }

  private SigningSequence started() {
    if (sequence == null) {
      sequence = key().loaded().startSigning(mlDsa().context());
    }
    return sequence;
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    begun = false;
    if (key() == null || !isPure()) {
      return super.engineSign();
    }
    try {
      requireComplete();
      Bytes signature = ((Tpm2bSignatureMldsa) started().complete().signature()).buffer();
      SignatureLog.signed(scheme().name(), key());
      return signature.toByteArray();
    } catch (TpmException e) {
      throw Failures.signature(key(), e);
    } finally {
      incomplete = false;
      end();
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    begun = false;
    return super.engineVerify(signature);
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (begun) {
      throw new ProviderException(scheme().name() + " takes parameters before the message only");
    }
    MlDsaParameterSpec wanted = parameters == null ? MlDsaParameterSpec.DEFAULT : own(parameters);
    if (wanted.isDeterministic() && publicKey == null) {
      throw new InvalidAlgorithmParameterException(
          "A TPM makes no deterministic signatures with " + scheme().name() + ", but hedged ones");
    }
    replace(mlDsa().with(Bytes.adopt(wanted.context())), mlDsa().message());
    if (publicKey != null) {
      verifyAgain();
    }
  }

  private MlDsaParameterSpec own(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters instanceof MlDsaParameterSpec own) {
      return own;
    }
    throw new InvalidAlgorithmParameterException(
        scheme().name() + " takes an MlDsaParameterSpec as parameter, if any");
  }

  private void verifyAgain() throws InvalidAlgorithmParameterException {
    try {
      super.engineInitVerify(publicKey);
    } catch (InvalidKeyException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }
}
