package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The cpHash or rpHash of one command, once for each hash of its sessions. */
final class AreaHashes {
  private final Function<HashAlg, byte[]> compute;
  private final Map<HashAlg, byte[]> hashes = new EnumMap<>(HashAlg.class);

  AreaHashes(Function<HashAlg, byte[]> compute) {
    this.compute = compute;
  }

  byte[] of(HashAlg hash) {
    return hashes.computeIfAbsent(hash, compute);
  }
}
