package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** Public keys of TPM 1.2 as those of JCA, and back. */
public final class RsaPublicKeys {
  private static final BigInteger DEFAULT_EXPONENT = BigInteger.valueOf(65_537);

  private static final int PRIMES = 2;

  private RsaPublicKeys() {}

  /**
   * {@return how long the parameters of an RSA key say that its modulus is, in bits}
   *
   * @param key of any use
   * @throws IllegalArgumentException if it is no RSA key
   */
  public static int keyLengthBits(TpmPubkey key) {
    return parms(key).keyLengthBits();
  }

  private static TpmRsaKeyParms parms(TpmPubkey key) {
    if (key.algorithmParms().algorithmId() != KeyConstants.ALG_RSA) {
      throw new IllegalArgumentException("The key is no RSA key");
    }
    try {
      return TpmReader.readWhole(key.algorithmParms().parms(), TpmRsaKeyParms::read);
    } catch (WireException e) {
      throw new IllegalArgumentException("The RSA key is malformed", e);
    }
  }

  /**
   * Turns a key into JCA's.
   *
   * @param key of any use
   * @return the same key
   * @throws IllegalArgumentException if it is no RSA key, or has no modulus
   */
  public static RSAPublicKey of(TpmPubkey key) {
    TpmRsaKeyParms parms = parms(key);
    try {
      BigInteger exponent =
          parms.exponent().size() == 0
              ? DEFAULT_EXPONENT
              : new BigInteger(1, parms.exponent().toArray());
      BigInteger modulus = new BigInteger(1, key.modulus().toArray());
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The RSA key is malformed", e);
    }
  }

  /**
   * Turns JCA's key into one of a TPM.
   *
   * @param key of any size
   * @param encScheme how it encrypts, such as {@link KeyConstants#ES_RSAESOAEP_SHA1_MGF1}
   * @param sigScheme how it signs, such as {@link KeyConstants#SS_NONE}
   * @return the same key
   */
  public static TpmPubkey pubkey(RSAPublicKey key, int encScheme, int sigScheme) {
    int bits = key.getModulus().bitLength();
    Bytes exponent =
        key.getPublicExponent().equals(DEFAULT_EXPONENT)
            ? Bytes.EMPTY
            : unsigned(key.getPublicExponent());
    Bytes parms = new TpmRsaKeyParms(bits, PRIMES, exponent).toBytes();
    return new TpmPubkey(
        new TpmKeyParms(KeyConstants.ALG_RSA, encScheme, sigScheme, parms),
        unsigned(key.getModulus()));
  }

  private static Bytes unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Bytes.of(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
