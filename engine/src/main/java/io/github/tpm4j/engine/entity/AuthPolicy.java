package io.github.tpm4j.engine.entity;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The policy of an entity: what policyDigest authorises it, by which hash (Part 1, 19.7). */
public record AuthPolicy(TpmAlg hashAlg, Bytes digest) implements Marshallable {
  /** No policy session can authorise the entity. */
  public static final AuthPolicy NONE = new AuthPolicy(TpmAlg.NULL, Bytes.EMPTY);

  public static AuthPolicy read(TpmReader in) {
    return new AuthPolicy(TpmAlg.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hashAlg.write(out);
    out.sized(digest);
  }

  /** Whether the digest is one of its hash, or empty without a hash. */
  public boolean isSizeRight() {
    int expected = isNone() ? 0 : HashAlgorithm.of(hashAlg).digestBytes();
    return digest.size() == expected;
  }

  public boolean isNone() {
    return hashAlg.equals(TpmAlg.NULL);
  }
}
