package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.util.Arrays;

/** Hash functions by their names in JCA. */
final class Functions {

  private Functions() {}

  static HashFunction named(String jcaName) {
    return Arrays.stream(HashAlg.values())
        .filter(hash -> hash.jcaName().equals(jcaName))
        .findFirst()
        .map(SoftwareHash::of)
        .orElse(SoftwareHash.SHA224);
  }
}
