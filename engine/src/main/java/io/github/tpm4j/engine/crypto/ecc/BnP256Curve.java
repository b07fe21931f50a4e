package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;
import org.bouncycastle.math.ec.AbstractECLookupTable;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECLookupTable;
import org.bouncycastle.math.ec.ECPoint;

/** y² = x³ + 3 over the field of BN P-256; Bouncy Castle's points over our field elements. */
final class BnP256Curve extends ECCurve.Fp {
  private static final int WORDS = 8;
  private static final BigInteger ORDER =
      new BigInteger("FFFFFFFFFFFCF0CD46E5F25EEE71A49E0CDC65FB1299921AF62D536CD10B500D", 16);

  BnP256Curve() {
    super(
        BnP256FieldElement.PRIME,
        null,
        BnP256FieldElement.of(BigInteger.ZERO),
        BnP256FieldElement.of(BigInteger.valueOf(3)),
        ORDER,
        BigInteger.ONE);
    // The modified coordinates keep a·Z^4, which is 0 here.
    coord = COORD_JACOBIAN;
  }

  @Override
  protected ECCurve cloneCurve() {
    return new BnP256Curve();
  }

  @Override
  public boolean supportsCoordinateSystem(int system) {
    return system == COORD_JACOBIAN;
  }

  @Override
  public ECFieldElement fromBigInteger(BigInteger value) {
    return BnP256FieldElement.of(value);
  }

  /** A table whose look-ups read every entry, so that the cache does not tell which was taken. */
  @Override
  public ECLookupTable createCacheSafeLookupTable(ECPoint[] points, int offset, int size) {
    int[] words = new int[size * 2 * WORDS];
    for (int i = 0; i < size; i++) {
      copy(points[offset + i].getRawXCoord(), words, 2 * i * WORDS);
      copy(points[offset + i].getRawYCoord(), words, (2 * i + 1) * WORDS);
    }
    return new Table(words);
  }

  private static void copy(ECFieldElement from, int[] words, int at) {
    System.arraycopy(((BnP256FieldElement) from).words, 0, words, at, WORDS);
  }

  private final class Table extends AbstractECLookupTable {
    private final int[] words;

    private Table(int[] words) {
      this.words = words;
    }

    @Override
    public int getSize() {
      return words.length / (2 * WORDS);
    }

    @Override
    public ECPoint lookup(int index) {
      int[] x = new int[WORDS];
      int[] y = new int[WORDS];
      for (int i = 0, at = 0; i < getSize(); i++, at += 2 * WORDS) {
        // All ones for the entry that is looked for, else zero.
        int mask = ((i ^ index) - 1) >> 31;
        for (int j = 0; j < WORDS; j++) {
          x[j] ^= words[at + j] & mask;
          y[j] ^= words[at + WORDS + j] & mask;
        }
      }
      ECFieldElement[] z = {BnP256FieldElement.ONE};
      return createRawPoint(new BnP256FieldElement(x), new BnP256FieldElement(y), z);
    }
  }
}
