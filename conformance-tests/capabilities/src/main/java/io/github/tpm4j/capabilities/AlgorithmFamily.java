package io.github.tpm4j.capabilities;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.AlgRule;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Limits;
import java.util.List;

/**
 * Algorithms that may stand in the same place.
 *
 * @param rule the interface type of Part 2 that names them
 */
record AlgorithmFamily(String title, AlgRule rule) {
  private static final List<AlgorithmFamily> ALL =
      List.of(
          new AlgorithmFamily("Types of objects", TpmiAlg.PUBLIC),
          new AlgorithmFamily("Hashes", TpmiAlg.HASH),
          new AlgorithmFamily("Signatures and MACs", TpmiAlg.SIG_SCHEME),
          new AlgorithmFamily("RSA encryption", TpmiAlg.RSA_DECRYPT),
          new AlgorithmFamily("Key exchange", TpmiAlg.ECC_KEY_EXCHANGE),
          new AlgorithmFamily("Block ciphers", TpmiAlg.SYM_OBJECT),
          new AlgorithmFamily("Modes of block ciphers", TpmiAlg.SYM_MODE),
          new AlgorithmFamily("Uses of KEYEDHASH objects", TpmiAlg.KEYEDHASH_SCHEME),
          new AlgorithmFamily("Key derivation and masks", TpmiAlg.KDF));

  static List<AlgorithmFamily> all() {
    return ALL;
  }

  boolean contains(TpmAlg algorithm) {
    return rule.allows(algorithm, Limits.ANY);
  }
}
