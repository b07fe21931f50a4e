package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.ecc.Commit;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * The commits that wait for their second half (Part 1, C.2.2): a counter, and for the last ones one
 * bit each whether it is pending. A commit is used once.
 */
public final class Commits extends StateRecord {
  /** TPM_PT_SPLIT_MAX: how many commits may be pending. */
  public static final int WINDOW = 128;

  private static final int COUNT_MASK = 0xFFFF;

  private final RandomSource random;
  private final HashAlgorithm hash;
  private final BitSet pending = new BitSet(WINDOW);
  private byte[] nonce;
  private long counter;

  public Commits(StateKeeper keeper, RandomSource random, HashAlgorithm hash) {
    super(keeper, Lifetime.RESET, "commits");
    this.random = random;
    this.hash = hash;
    keeper.add(this);
  }

  /**
   * r of a commit or of an ephemeral key, which commitNonce gives.
   *
   * @param name the Name of the key; empty for TPM2_EC_Ephemeral
   * @param commit the whole counter
   */
  public BigInteger random(Bytes name, long commit, EccCurve curve) {
    return Commit.random(hash, nonce, name.borrow(), commit, curve);
  }

  /** The counter that the next commit gets. */
  public long next() {
    return counter;
  }

  /** Counts a commit, which is pending from now on; an older one may lose its place. */
  public void add() {
    pending.set((int) (counter % WINDOW));
    counter++;
    changed();
  }

  /** What a command shows of a counter. */
  public static int shown(long counter) {
    return (int) (counter & COUNT_MASK);
  }

  /** The whole counter of a pending commit; empty if none is pending with this number. */
  public OptionalLong find(int shown) {
    long age = counter - shown & COUNT_MASK;
    boolean isInWindow = age > 0 && age <= WINDOW && age <= counter;
    long found = counter - age;
    return isInWindow && pending.get((int) (found % WINDOW))
        ? OptionalLong.of(found)
        : OptionalLong.empty();
  }

  /** The commit has its second half. */
  public void use(long found) {
    pending.clear((int) (found % WINDOW));
    changed();
  }

  @Override
  protected void initialize() {
    nonce = random.bytes(hash.digestBytes());
    counter = 0;
    pending.clear();
  }

  @Override
  protected void write(TpmWriter out) {
    out.sized(nonce).u64(counter).sized(pending.toByteArray());
  }

  @Override
  protected void read(TpmReader in) {
    nonce = Tpm2b.DIGEST.read(in).toByteArray();
    counter = in.u64();
    pending.clear();
    pending.or(BitSet.valueOf(in.sizedArray(0xFFFF)));
  }
}
