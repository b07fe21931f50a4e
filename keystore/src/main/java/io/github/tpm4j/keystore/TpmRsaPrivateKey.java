package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import java.math.BigInteger;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;

/** An RSA key in a TPM. */
public final class TpmRsaPrivateKey extends TpmPrivateKey implements RSAKey {
  private static final long serialVersionUID = 1L;

  private final transient RSAPublicKey publicKey;

  TpmRsaPrivateKey(
      TpmConnection tpm, KeySource source, String alias, KeyUse use, RSAPublicKey publicKey) {
    super(tpm, source, alias, use, publicKey);
    this.publicKey = publicKey;
  }

  @Override
  TpmRsaPrivateKey with(String newAlias, KeyUse newUse) {
    return new TpmRsaPrivateKey(tpm(), source(), newAlias, newUse, publicKey);
  }

  @Override
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String getAlgorithm() {
    return "RSA";
  }

  @Override
  public BigInteger getModulus() {
    return publicKey.getModulus();
  }

  /**
   * Octets of the modulus, and so of a signature or a ciphertext.
   *
   * @return the number of bytes, such as 256
   */
  public int modulusBytes() {
    return (publicKey.getModulus().bitLength() + 7) / 8;
  }

  /**
   * Null: the certificate's algorithm restricts the key, if anything does. Stands here because a
   * class that leaves it to both interfaces' defaults does not load on JDK 22 and later.
   */
  @Override
  public AlgorithmParameterSpec getParams() {
    return null;
  }

  @Override
  public TpmAlg scheme() {
    return parameters().scheme().scheme();
  }

  @Override
  public TpmAlg schemeHash() {
    return parameters().scheme().hash();
  }

  /** Also by raw RSA, which is all that keys for decryption have. */
  @Override
  public boolean canSign() {
    return isForSign() || isRaw();
  }

  /**
   * {@return whether the TPM computes the raw RSA function with this key, on blocks that were
   * padded outside (TPM2_RSA_Decrypt with TPM_ALG_NULL)}
   */
  public boolean isRaw() {
    return canDecrypt() && scheme().equals(TpmAlg.NULL);
  }

  private TpmsRsaParms parameters() {
    return (TpmsRsaParms) publicArea().parameters();
  }

  @Override
  public String toString() {
    return "TpmRsaPrivateKey[" + alias() + ", " + getModulus().bitLength() + " bits]";
  }
}
