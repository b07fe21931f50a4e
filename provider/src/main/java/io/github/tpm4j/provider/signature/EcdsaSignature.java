package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.Software;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;

/**
 * ECDSA. It may be given the curve as a parameter, which is then the only one whose keys it takes;
 * some write the curve beside the algorithm's name.
 */
final class EcdsaSignature extends TpmSignature<TpmEcPrivateKey> {
  /** The longest digest that a TPM has. */
  private static final int LONGEST_BYTES = 64;

  private ECParameterSpec curve;
  private ECKey key;

  EcdsaSignature(EcdsaScheme scheme) {
    super(TpmEcPrivateKey.class, scheme, message(scheme));
  }

  private static Message message(EcdsaScheme scheme) {
    return scheme.hash().isPresent()
        ? new DigestedMessage(scheme.hash().get().start())
        : new ShortMessage(LONGEST_BYTES);
  }

  @Override
  void check(TpmEcPrivateKey tpmKey) throws InvalidKeyException {
    key = null;
    requireCurve(tpmKey);
    super.check(tpmKey);
    key = tpmKey;
  }

  @Override
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    key = null;
    Signature software = Software.signature(scheme().name());
    software.initVerify(publicKey);
    ECKey known = (ECKey) publicKey;
    requireCurve(known);
    key = known;
    EcdsaScheme scheme = (EcdsaScheme) scheme();
    int orderBytes = (known.getParams().getOrder().bitLength() + 7) / 8;
    Verifier inSoftware = Verifier.of(software);
    return new EcdsaVerifier(
        scheme.hash().isPresent() ? inSoftware : new BufferedVerifier(inSoftware),
        scheme.encoding(),
        orderBytes);
  }

  /** What is too long is reported at the end, as for signing. */
  private record BufferedVerifier(Verifier software, Message message) implements Verifier {

    BufferedVerifier(Verifier software) {
      this(software, new ShortMessage(LONGEST_BYTES));
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
      message.update(octets, offset, length);
    }

    @Override
    public boolean verify(byte[] signature) throws SignatureException {
      byte[] digest = message.finish();
      software.update(digest, 0, digest.length);
      return software.verify(signature);
    }
  }

  /** The platform's software takes other encodings of the same numbers too. */
  private record EcdsaVerifier(Verifier software, EcdsaEncoding encoding, int orderBytes)
      implements Verifier {

    @Override
    public void update(byte[] octets, int offset, int length) throws SignatureException {
      software.update(octets, offset, length);
    }

    @Override
    public boolean verify(byte[] signature) throws SignatureException {
      return software.verify(signature) && encoding.isProper(signature, orderBytes);
    }
  }

  private void requireCurve(ECKey wanted) throws InvalidKeyException {
    if (curve != null && !isOn(wanted, curve)) {
      throw new InvalidKeyException("The key is on another curve than setParameter said");
    }
  }

  private static boolean isOn(ECKey key, ECParameterSpec wanted) {
    ECParameterSpec own = key.getParams();
    return own.getCurve().equals(wanted.getCurve())
        && own.getGenerator().equals(wanted.getGenerator())
        && own.getOrder().equals(wanted.getOrder());
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters != null && !(parameters instanceof ECParameterSpec)) {
      throw new InvalidAlgorithmParameterException(
          scheme().name() + " takes an ECParameterSpec as parameter, if any");
    }
    ECParameterSpec wanted = (ECParameterSpec) parameters;
    if (wanted != null && key != null && !isOn(key, wanted)) {
      throw new InvalidAlgorithmParameterException("The key is on another curve");
    }
    curve = wanted;
  }
}
