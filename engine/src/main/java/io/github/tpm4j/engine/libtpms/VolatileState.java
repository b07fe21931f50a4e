package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a TPM of libtpms had in memory when it was suspended, as far as it is newer than the
 * permanent state and outlives the power: objects, sessions and PCR do not.
 *
 * @param isDaUsed whether an authValue that the lockout protects was used
 * @param seeds of the TPM; empty where the version has none
 */
record VolatileState(
    boolean isDaUsed,
    OrderlyData orderly,
    Map<Integer, OrderlyIndices.Content> orderlyIndices,
    Map<TpmHandle, SecretBytes> seeds) {
  private static final int DIGEST_BYTES = 20;
  private static final int WITH_SEEDS = 3;

  /** Reads all of a blob and its checksum, as {@link BlobReader#readWhole} says. */
  static VolatileState read(String name, byte[] blob) {
    return BlobReader.readWhole(name, blob, in -> checked(in, blob));
  }

  private static VolatileState checked(BlobReader in, byte[] blob) {
    in.require(blob.length > DIGEST_BYTES);
    int end = blob.length - DIGEST_BYTES;
    VolatileState state = read(in);
    byte[] expected = HashAlgorithm.of(TpmAlg.SHA1).digest(Arrays.copyOf(blob, end));
    in.require(MessageDigest.isEqual(expected, in.array(DIGEST_BYTES)));
    return state;
  }

  private static VolatileState read(BlobReader in) {
    int version = in.section(Section.VOLATILE_STATE);
    in.skip(Integer.BYTES + Long.BYTES + 2 + Integer.BYTES + 2); // up to startupLocality3
    boolean isDaUsed = in.block().map(block -> block.u8() != 0).orElse(false);
    in.skip(1 + Short.BYTES + 1); // powerWasLost, the last orderlyState, nvOk
    in.sized(); // platformUnique
    OrderlyData orderly = OrderlyData.read(in);
    StateClearData.read(in);
    StateResetData.read(in);
    in.skip(2); // manufactured, initialized
    in.block(); // which sessions there are
    in.block(); // timers of the lockout
    Map<Integer, OrderlyIndices.Content> indices =
        in.block().map(VolatileState::orderlyIndices).orElseGet(Map::of);
    in.block(); // objects
    in.block(); // PCR
    in.block(); // sessions
    in.skip(2); // failure mode, tpmEstablished
    in.block(); // where it failed
    in.block(); // times
    in.skip(2 + Integer.BYTES + Long.BYTES); // timers, the rate, the clock of the machine
    Map<TpmHandle, SecretBytes> seeds = seeds(in, version);
    in.require(in.u32() == Section.VOLATILE_STATE.magic());
    return new VolatileState(isDaUsed, orderly, indices, seeds);
  }

  private static Map<Integer, OrderlyIndices.Content> orderlyIndices(BlobReader in) {
    in.u32(); // the end of what is in NV
    return OrderlyIndices.ofMemory(in.sized());
  }

  private static Map<TpmHandle, SecretBytes> seeds(BlobReader in, int version) {
    Map<TpmHandle, SecretBytes> seeds = new HashMap<>();
    if (version >= 2) {
      in.block()
          .filter(block -> version >= WITH_SEEDS)
          .ifPresent(
              block ->
                  HierarchyData.SEED_ORDER.forEach(
                      hierarchy -> seeds.put(hierarchy, block.secret())));
    }
    return seeds;
  }
}
