package io.github.tpm4j.engine.crypto.hash;

import org.bouncycastle.crypto.CryptoServiceProperties;
import org.bouncycastle.crypto.CryptoServicePurpose;
import org.bouncycastle.crypto.SavableDigest;
import org.bouncycastle.crypto.digests.GeneralDigest;
import org.bouncycastle.util.Memoable;
import org.bouncycastle.util.Pack;

/**
 * SM3 (GB/T 32905-2016) whose state can be saved. Bouncy Castle's SM3 keeps its chaining value
 * private, so a sequence cannot be taken out of the TPM with it; padding, buffering and the block
 * counter are still Bouncy Castle's. For everything but sequences {@code SM3Digest} is used.
 */
final class SavableSm3 extends GeneralDigest implements SavableDigest {
  private static final int[] INITIAL = {
    0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E
  };
  private static final int WORDS_PER_BLOCK = 16;
  private static final int ROUNDS = 64;
  // GeneralDigest's part (buffered word, its fill, octet count), then ours.
  private static final int BUFFER_STATE_BYTES = 16;
  private static final int CHAIN_BYTES = INITIAL.length * Integer.BYTES;

  private final int[] chain = new int[INITIAL.length];
  private final int[] words = new int[ROUNDS + 4];
  private int wordCount;

  SavableSm3() {
    reset();
  }

  private SavableSm3(SavableSm3 other) {
    super(other);
    take(other);
  }

  SavableSm3(byte[] state) {
    super(state);
    Pack.bigEndianToInt(state, BUFFER_STATE_BYTES, chain);
    wordCount = Pack.bigEndianToInt(state, BUFFER_STATE_BYTES + CHAIN_BYTES);
    if (wordCount < 0 || wordCount >= WORDS_PER_BLOCK) {
      throw new IllegalArgumentException("The saved state is not one of SM3");
    }
    Pack.bigEndianToInt(state, BUFFER_STATE_BYTES + CHAIN_BYTES + 4, words, 0, wordCount);
  }

  @Override
  public byte[] getEncodedState() {
    byte[] state = new byte[BUFFER_STATE_BYTES + CHAIN_BYTES + 4 + 4 * wordCount + 1];
    populateState(state);
    Pack.intToBigEndian(chain, state, BUFFER_STATE_BYTES);
    Pack.intToBigEndian(wordCount, state, BUFFER_STATE_BYTES + CHAIN_BYTES);
    Pack.intToBigEndian(words, 0, wordCount, state, BUFFER_STATE_BYTES + CHAIN_BYTES + 4);
    // GeneralDigest reads its purpose from the last octet.
    state[state.length - 1] = (byte) purpose.ordinal();
    return state;
  }

  @Override
  public String getAlgorithmName() {
    return "SM3";
  }

  @Override
  public int getDigestSize() {
    return CHAIN_BYTES;
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    finish();
    Pack.intToBigEndian(chain, out, offset);
    reset();
    return CHAIN_BYTES;
  }

  @Override
  public void reset() {
    super.reset();
    System.arraycopy(INITIAL, 0, chain, 0, INITIAL.length);
    wordCount = 0;
  }

  @Override
  protected void processWord(byte[] in, int offset) {
    words[wordCount++] = Pack.bigEndianToInt(in, offset);
    if (wordCount == WORDS_PER_BLOCK) {
      processBlock();
    }
  }

  @Override
  protected void processLength(long bitLength) {
    if (wordCount > WORDS_PER_BLOCK - 2) {
      fillWithZeros(WORDS_PER_BLOCK);
      processBlock();
    }
    fillWithZeros(WORDS_PER_BLOCK - 2);
    words[wordCount++] = (int) (bitLength >>> 32);
    words[wordCount++] = (int) bitLength;
  }

  private void fillWithZeros(int end) {
    while (wordCount < end) {
      words[wordCount++] = 0;
    }
  }

  @Override
  protected void processBlock() {
    expand();
    compress();
    wordCount = 0;
  }

  private void expand() {
    for (int j = WORDS_PER_BLOCK; j < ROUNDS + 4; j++) {
      int x = words[j - 16] ^ words[j - 9] ^ Integer.rotateLeft(words[j - 3], 15);
      int p1 = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
      words[j] = p1 ^ Integer.rotateLeft(words[j - 13], 7) ^ words[j - 6];
    }
  }

  // The registers are named A to H as in the standard.
  private void compress() {
    int a = chain[0];
    int b = chain[1];
    int c = chain[2];
    int d = chain[3];
    int e = chain[4];
    int f = chain[5];
    int g = chain[6];
    int h = chain[7];
    for (int j = 0; j < ROUNDS; j++) {
      int rotatedA = Integer.rotateLeft(a, 12);
      int constant = Integer.rotateLeft(j < 16 ? 0x79CC4519 : 0x7A879D8A, j % 32);
      int ss1 = Integer.rotateLeft(rotatedA + e + constant, 7);
      int ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      int gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      int tt1 = ff + d + (ss1 ^ rotatedA) + (words[j] ^ words[j + 4]);
      int tt2 = gg + h + ss1 + words[j];
      d = c;
      c = Integer.rotateLeft(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = Integer.rotateLeft(f, 19);
      f = e;
      e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
    }
    chain[0] ^= a;
    chain[1] ^= b;
    chain[2] ^= c;
    chain[3] ^= d;
    chain[4] ^= e;
    chain[5] ^= f;
    chain[6] ^= g;
    chain[7] ^= h;
  }

  @Override
  public Memoable copy() {
    return new SavableSm3(this);
  }

  @Override
  public void reset(Memoable other) {
    SavableSm3 that = (SavableSm3) other;
    copyIn(that);
    take(that);
  }

  private void take(SavableSm3 other) {
    System.arraycopy(other.chain, 0, chain, 0, chain.length);
    System.arraycopy(other.words, 0, words, 0, words.length);
    wordCount = other.wordCount;
  }

  @Override
  protected CryptoServiceProperties cryptoServiceProperties() {
    return new Sm3Service(purpose);
  }

  /** What Bouncy Castle's service constraints ask of a digest. */
  private record Sm3Service(CryptoServicePurpose purpose) implements CryptoServiceProperties {
    @Override
    public int bitsOfSecurity() {
      return 128;
    }

    @Override
    public String getServiceName() {
      return "SM3";
    }

    @Override
    public CryptoServicePurpose getPurpose() {
      return purpose;
    }

    @Override
    public Object getParams() {
      return null;
    }
  }
}
