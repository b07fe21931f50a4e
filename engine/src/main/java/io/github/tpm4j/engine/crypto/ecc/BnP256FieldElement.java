package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.raw.Mod;
import org.bouncycastle.math.raw.Mont256;
import org.bouncycastle.math.raw.Nat256;

/**
 * An element of the field of BN P-256, kept as x·2^256 mod p (Montgomery's form) in eight 32-bit
 * words, low first.
 *
 * <p>Bouncy Castle has no arithmetic of its own for this field, and its general one divides by p at
 * each multiplication, which makes a point multiplication 1.4 ms. With Bouncy Castle's Montgomery
 * multiplication it takes 0.34 ms.
 */
final class BnP256FieldElement extends ECFieldElement.AbstractFp {
  static final BigInteger PRIME =
      new BigInteger("FFFFFFFFFFFCF0CD46E5F25EEE71A49F0CDC65FB12980A82D3292DDBAED33013", 16);

  private static final int WORDS = 8;
  private static final int[] P = Nat256.fromBigInteger(PRIME);
  private static final int MINUS_P_INVERSE = -Mont256.inverse32(P[0]);
  private static final BigInteger R = BigInteger.ONE.shiftLeft(256);
  private static final int[] R_SQUARED = Nat256.fromBigInteger(R.pow(2).mod(PRIME));
  private static final int[] R_CUBED = Nat256.fromBigInteger(R.pow(3).mod(PRIME));
  private static final int[] UNIT = {1, 0, 0, 0, 0, 0, 0, 0};

  static final BnP256FieldElement ONE = of(BigInteger.ONE);

  final int[] words;

  /** Takes over words that are in Montgomery's form already. */
  BnP256FieldElement(int[] words) {
    this.words = words;
  }

  /**
   * The element with this value.
   *
   * @throws IllegalArgumentException if it is negative or not below p
   */
  static BnP256FieldElement of(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(PRIME) >= 0) {
      throw new IllegalArgumentException("The value is not an element of the field of BN P-256");
    }
    return new BnP256FieldElement(product(Nat256.fromBigInteger(value), R_SQUARED));
  }

  /** x·y·2^-256 mod p. */
  private static int[] product(int[] x, int[] y) {
    int[] z = new int[WORDS];
    Mont256.multAdd(x, y, z, P, MINUS_P_INVERSE);
    return z;
  }

  private static int[] words(ECFieldElement element) {
    return ((BnP256FieldElement) element).words;
  }

  @Override
  public BigInteger toBigInteger() {
    return Nat256.toBigInteger(product(words, UNIT));
  }

  @Override
  public String getFieldName() {
    return "BN P-256";
  }

  @Override
  public int getFieldSize() {
    return 256;
  }

  @Override
  public ECFieldElement add(ECFieldElement other) {
    int[] z = new int[WORDS];
    if (Nat256.add(words, words(other), z) != 0 || Nat256.gte(z, P)) {
      Nat256.subFrom(P, z);
    }
    return new BnP256FieldElement(z);
  }

  @Override
  public ECFieldElement addOne() {
    return add(ONE);
  }

  @Override
  public ECFieldElement subtract(ECFieldElement other) {
    int[] z = new int[WORDS];
    if (Nat256.sub(words, words(other), z) != 0) {
      Nat256.addTo(P, z);
    }
    return new BnP256FieldElement(z);
  }

  @Override
  public ECFieldElement multiply(ECFieldElement other) {
    return new BnP256FieldElement(product(words, words(other)));
  }

  @Override
  public ECFieldElement square() {
    return new BnP256FieldElement(product(words, words));
  }

  @Override
  public ECFieldElement divide(ECFieldElement other) {
    return multiply(other.invert());
  }

  @Override
  public ECFieldElement negate() {
    int[] z = new int[WORDS];
    if (!isZero()) {
      Nat256.sub(P, words, z);
    }
    return new BnP256FieldElement(z);
  }

  @Override
  public ECFieldElement invert() {
    int[] z = new int[WORDS];
    Mod.checkedModOddInverse(P, words, z);
    return new BnP256FieldElement(product(z, R_CUBED));
  }

  /** A root, or null if there is none; x^((p+1)/4), because p = 3 (mod 4). */
  @Override
  public ECFieldElement sqrt() {
    BigInteger exponent = PRIME.add(BigInteger.ONE).shiftRight(2);
    BnP256FieldElement root = of(toBigInteger().modPow(exponent, PRIME));
    return root.square().equals(this) ? root : null;
  }

  @Override
  public boolean isOne() {
    return Nat256.eq(words, ONE.words);
  }

  @Override
  public boolean isZero() {
    return Nat256.isZero(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BnP256FieldElement that && Nat256.eq(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
