package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.Oaep;
import io.github.tpm4j.engine.crypto.rsa.RsaKeyGenerator;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.crypto.rsa.RsaesPkcs1;
import io.github.tpm4j.engine.crypto.rsa.RsassaPkcs1;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmRsaKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** RSA keys of TPM 1.2: two primes, of which the blobs hold one. */
public final class RsaKeys {
  /** The label of OAEP (Part 1, 31.1.1). */
  private static final byte[] LABEL = "TCPA".getBytes(StandardCharsets.US_ASCII);

  private static final long DEFAULT_EXPONENT = 65_537;

  private RsaKeys() {}

  private static long exponent(TpmRsaKeyParms parms) {
    return parms.exponent().size() == 0
        ? DEFAULT_EXPONENT
        : new BigInteger(1, parms.exponent().toArray()).longValue();
  }

  /** {@return a new key} */
  public static RsaPrivateKey generate(TpmKeyParms parms, RandomSource random) {
    TpmRsaKeyParms rsa = KeyParts.rsaParms(parms);
    return RsaKeyGenerator.generate(rsa.keyLengthBits(), exponent(rsa), random);
  }

  /** {@return the modulus as TPM_STORE_PUBKEY has it} */
  public static Bytes modulus(RsaPrivateKey key) {
    byte[] bytes = key.publicKey().modulus().toByteArray();
    int size = key.publicKey().sizeBytes();
    return Bytes.of(Arrays.copyOfRange(bytes, bytes.length - size, bytes.length));
  }

  public static RsaPublicKey publicKey(TpmPubkey key) {
    TpmRsaKeyParms rsa = KeyParts.rsaParms(key.algorithmParms());
    return RsaPublicKey.of(key.modulus().toArray(), exponent(rsa));
  }

  /**
   * {@return the private key of a modulus and a prime}
   *
   * @throws TpmFailure with TPM_BAD_PARAMETER if they do not fit together
   */
  public static RsaPrivateKey of(TpmPubkey key, byte[] prime) {
    RsaPublicKey publicKey = publicKey(key);
    int bits = KeyParts.rsaParms(key.algorithmParms()).keyLengthBits();
    boolean isSize = publicKey.sizeBits() == bits && key.modulus().size() == bits / Byte.SIZE;
    TpmFailure.require(isSize, TpmResult.BAD_PARAMETER);
    return RsaPrivateKey.fromPrime(publicKey, prime)
        .orElseThrow(() -> new TpmFailure(TpmResult.BAD_PARAMETER));
  }

  /** {@return the plain bytes; empty if they are not encrypted to this key by OAEP} */
  public static Optional<byte[]> decryptOaep(RsaPrivateKey key, Bytes encrypted) {
    byte[] bytes = encrypted.toArray();
    boolean possible =
        bytes.length == key.publicKey().sizeBytes() && key.publicKey().isInRange(bytes);
    return possible ? Oaep.decrypt(key, HashAlgorithm.SHA1, LABEL, bytes) : Optional.empty();
  }

  /** {@return the plain bytes; empty if they are not encrypted to this key by PKCS #1 v1.5} */
  public static Optional<byte[]> decryptPkcs1(RsaPrivateKey key, Bytes encrypted) {
    byte[] bytes = encrypted.toArray();
    boolean possible =
        bytes.length == key.publicKey().sizeBytes() && key.publicKey().isInRange(bytes);
    return possible ? RsaesPkcs1.decrypt(key, bytes) : Optional.empty();
  }

  /**
   * {@return bytes encrypted by OAEP}
   *
   * @throws TpmFailure with TPM_SIZE if there are too many
   */
  public static Bytes encryptOaep(RsaPublicKey key, byte[] plain, RandomSource random) {
    TpmFailure.require(
        plain.length <= Oaep.maxMessageBytes(key, HashAlgorithm.SHA1), TpmResult.ENCRYPT_ERROR);
    return Bytes.of(Oaep.encrypt(key, HashAlgorithm.SHA1, LABEL, plain, random));
  }

  /** {@return a signature over a digest (RSASSA-PKCS1-v1_5 with SHA-1)} */
  public static Bytes signDigest(RsaPrivateKey key, Bytes digest) {
    return Bytes.of(RsassaPkcs1.sign(key, HashAlgorithm.SHA1, digest.toArray()));
  }
}
