package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Keys that were made elsewhere as those of a TPM, which TPM_LoadKey2 takes (Part 1, 27.2): needs
 * the public part of their parent, and no command. Such a key is migratable, as no one but the TPM
 * knows tpmProof, which stands in the others; the TPM does not vouch for it.
 */
public final class KeyWrapping {
  private static final int PARENT_BITS = 2_048;
  private static final int SHORTEST_BITS = 512;
  private static final int LONGEST_BITS = 2_048;
  private static final int STEP_BITS = 16;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  private KeyWrapping() {}

  /**
   * Encrypts a key to its parent.
   *
   * @param template what the key is for, as {@link
   *     io.github.tpm4j.tpm12.structures.KeyTemplates#signing(int)} says it; 512 to 2,048 bits
   * @param modulus as long as the template says
   * @param prime one of the two factors of the modulus, each half as long as it
   * @param usage the key's secret
   * @param migration the secret of whoever may migrate the key; a random one for nobody
   * @param parent the public part of a storage key of 2,048 bits, such as the SRK
   * @return the key as TPM_LoadKey2 takes it
   * @throws IllegalArgumentException if the numbers are of another size or do not belong together,
   *     or the parent is none
   */
  public static TpmKey wrap(
      TpmKey template,
      BigInteger modulus,
      BigInteger prime,
      AuthSecret usage,
      AuthSecret migration,
      TpmPubkey parent) {
    requireParent(parent);
    int bits = modulus.bitLength();
    requireSizes(modulus, prime);
    TpmKey key = template.madeElsewhere(Bytes.of(unsigned(modulus, bits / Byte.SIZE)));
    require(
        RsaPublicKeys.keyLengthBits(key.pubkey()) == bits
            && RsaPublicKeys.of(key.pubkey()).getPublicExponent().equals(EXPONENT),
        "The template is of another size or public exponent than the key");
    try (TpmStoreAsymkey secretPart =
        new TpmStoreAsymkey(
            TpmStoreAsymkey.PT_ASYM,
            usage.toArray(),
            migration.toArray(),
            key.publicDigest(),
            unsigned(prime, bits / 2 / Byte.SIZE))) {
      return key.withEncData(encrypted(secretPart, parent));
    }
  }

  private static Bytes encrypted(TpmStoreAsymkey secretPart, TpmPubkey parent) {
    byte[] plain = secretPart.encode();
    try {
      return TcpaOaep.encrypt(parent, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static void requireParent(TpmPubkey parent) {
    require(
        parent.algorithmParms().encScheme() == KeyConstants.ES_RSAESOAEP_SHA1_MGF1
            && RsaPublicKeys.of(parent).getModulus().bitLength() == PARENT_BITS,
        "The parent is no storage key of 2048 bits");
  }

  private static void requireSizes(BigInteger modulus, BigInteger prime) {
    int bits = modulus.bitLength();
    require(
        bits >= SHORTEST_BITS && bits <= LONGEST_BITS && bits % STEP_BITS == 0,
        "A TPM 1.2 has RSA keys of 512 to 2048 bits, in steps of 16, not of " + bits);
    require(
        prime.signum() > 0 && prime.bitLength() == bits / 2,
        "A TPM 1.2 has RSA keys whose primes are half as long as the modulus");
    BigInteger[] other = modulus.divideAndRemainder(prime);
    require(
        other[1].signum() == 0 && other[0].bitLength() == bits / 2,
        "The prime is not one of the two factors of the modulus");
  }

  private static byte[] unsigned(BigInteger number, int sizeBytes) {
    byte[] signed = number.toByteArray();
    byte[] bytes = Arrays.copyOfRange(signed, signed.length - sizeBytes, signed.length);
    Arrays.fill(signed, (byte) 0);
    return bytes;
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new IllegalArgumentException(text);
    }
  }
}
