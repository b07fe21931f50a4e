package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.Oaep;
import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.BadPaddingException;

/** An RSA key in a TPM. */
public final class TpmRsaPrivateKey extends TpmPrivateKey implements RsaKeyInTpm {
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

  /** Null: the certificate's algorithm restricts the key, if anything does. */
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

  @Override
  @SuppressWarnings("exports") // The services alone call it.
  public void requirePkcs1(SoftwareHash hash, String algorithm) throws InvalidKeyException {
    RsaPkcs1.check(this, hash, algorithm);
  }

  @Override
  @SuppressWarnings("exports") // The services alone call it.
  public byte[] signPkcs1(SoftwareHash hash, byte[] digest) throws SignatureException {
    Optional<HashAlg> tpmHash = RsaPkcs1.tpmHash(this, hash);
    if (tpmHash.isEmpty()) {
      return RsaPkcs1.signPadded(this, hash.digestInfo(digest));
    }
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.RSASSA, tpmHash.get().alg());
    return ((TpmsSignatureRsa) loaded().sign(scheme, Bytes.adopt(digest)).signature())
        .sig()
        .toByteArray();
  }

  @Override
  public byte[] signPkcs1(byte[] content) throws SignatureException {
    return RsaPkcs1.signPadded(this, content);
  }

  /**
   * {@return {@code block^d mod n}, as long as the modulus} The bare RSA function: TPM2_RSA_Decrypt
   * without a scheme (Part 3, 14.3).
   *
   * @param block as long as the modulus, and below it
   */
  public byte[] raw(byte[] block) {
    try (SecretBytes result =
        loaded().rsaDecrypt(TpmtRsaDecrypt.NULL, Bytes.of(block), Bytes.EMPTY)) {
      byte[] padded = new byte[block.length];
      byte[] octets = result.borrow();
      System.arraycopy(octets, 0, padded, padded.length - octets.length, octets.length);
      return padded;
    }
  }

  @Override
  public void requireDecryptPkcs1() throws InvalidKeyException {
    RsaDecryption.requirePkcs1(this);
  }

  @Override
  public byte[] decryptPkcs1(byte[] cipherText) throws BadPaddingException {
    return RsaDecryption.pkcs1(this, cipherText);
  }

  @Override
  public void requireDecryptOaep(Oaep oaep) throws InvalidKeyException {
    RsaDecryption.requireOaep(this, oaep);
  }

  @Override
  public byte[] decryptOaep(Oaep oaep, byte[] cipherText) throws BadPaddingException {
    return RsaDecryption.oaep(this, oaep, cipherText);
  }

  @Override
  public void requireRaw() throws InvalidKeyException {
    RsaDecryption.requireRaw(this);
  }

  @Override
  public byte[] computeRaw(byte[] number) throws BadPaddingException {
    return RsaDecryption.block(this, number);
  }

  private TpmsRsaParms parameters() {
    return (TpmsRsaParms) publicArea().parameters();
  }

  @Override
  public String toString() {
    return "TpmRsaPrivateKey[" + alias() + ", " + getModulus().bitLength() + " bits]";
  }
}
