package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.libtpms.LibtpmsDrbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.LibtpmsRsaKeys;

/**
 * Primary Objects as libtpms 0.8 and later derives them, for TPMs that were made by it: their
 * endorsement keys have certificates, and their storage keys have children.
 */
final class LibtpmsPrimaryObjects {

  private LibtpmsPrimaryObjects() {}

  /** A generator for one object from these inputs. */
  static ObjectGenerator generator(byte[]... inputs) {
    LibtpmsDrbg drbg = new LibtpmsDrbg(inputs);
    return new ObjectGenerator(drbg, drbg, LibtpmsRsaKeys::generate);
  }

  /** As {@link #generator}, for the endorsement hierarchy: both proofs go into the seedValue. */
  static ObjectGenerator endorsementGenerator(byte[] shProof, byte[] ehProof, byte[]... inputs) {
    LibtpmsDrbg drbg = new LibtpmsDrbg(inputs);
    RandomSource seedSource = new Reseeded(drbg, shProof, ehProof);
    return new ObjectGenerator(drbg, seedSource, LibtpmsRsaKeys::generate);
  }

  /** What the generator of the key gives after it; it is asked once. */
  private record Reseeded(LibtpmsDrbg drbg, byte[] shProof, byte[] ehProof)
      implements RandomSource {

    @Override
    public void nextBytes(byte[] out) {
      drbg.reseed(shProof);
      drbg.reseed(ehProof);
      drbg.nextBytes(out);
    }
  }
}
