package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** nullSeed and nullProof: new at every TPM Reset (Part 1, 13.6). */
final class NullHierarchy extends StateRecord {
  private final RandomSource random;
  private final int seedBytes;
  private HierarchySecret secret;

  NullHierarchy(StateKeeper keeper, RandomSource random, int seedBytes) {
    super(keeper, Lifetime.RESET, "hierarchy.null");
    this.random = random;
    this.seedBytes = seedBytes;
  }

  HierarchySecret secret() {
    return secret;
  }

  /** Secrets from elsewhere. */
  void adopt(HierarchySecret other) {
    secret = other;
    changed();
  }

  @Override
  protected void initialize() {
    secret = HierarchySecret.random(random, seedBytes);
  }

  @Override
  protected void write(TpmWriter out) {
    secret.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    secret = HierarchySecret.read(in);
  }
}
