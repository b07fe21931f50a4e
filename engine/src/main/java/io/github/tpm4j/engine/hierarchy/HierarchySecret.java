package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * What a hierarchy keeps secret (Part 1, 14).
 *
 * @param seed the primary seed, which all its Primary Objects come from
 * @param proof the key of its tickets and saved contexts
 */
record HierarchySecret(SecretBytes seed, SecretBytes proof) implements Marshallable {

  static HierarchySecret random(RandomSource random, int bytes) {
    return new HierarchySecret(
        SecretBytes.adopt(random.bytes(bytes)), SecretBytes.adopt(random.bytes(bytes)));
  }

  HierarchySecret withProof(SecretBytes newProof) {
    return new HierarchySecret(seed, newProof);
  }

  static HierarchySecret read(TpmReader in) {
    return new HierarchySecret(Tpm2b.DIGEST.readSecret(in), Tpm2b.DIGEST.readSecret(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(seed).sized(proof);
  }
}
