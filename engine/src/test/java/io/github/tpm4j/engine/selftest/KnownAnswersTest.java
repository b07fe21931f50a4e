package io.github.tpm4j.engine.selftest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers that the algorithms have to give. */
class KnownAnswersTest {

  static Stream<TpmAlg> tested() {
    return TpmAlg.values().stream().filter(KnownAnswers::has);
  }

  @ParameterizedTest
  @MethodSource("tested")
  void areGiven(TpmAlg algorithm) {
    assertDoesNotThrow(() -> KnownAnswers.check(algorithm));
  }

  @Test
  void areMissingOnlyWhereOthersCoverThem() {
    Set<String> untested =
        TpmAlg.values().stream()
            .filter(algorithm -> !KnownAnswers.has(algorithm))
            .map(TpmAlg::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    // No algorithms, types of objects, masks and KDFs (of tested hashes), schemes on tested curves,
    // and what the bundled TPM does not have.
    assertEquals(
        Set.of(
            "TPM_ALG_ERROR",
            "TPM_ALG_NULL",
            "TPM_ALG_KEYEDHASH",
            "TPM_ALG_SYMCIPHER",
            "TPM_ALG_XOR",
            "TPM_ALG_MGF1",
            "TPM_ALG_KDF1_SP800_56A",
            "TPM_ALG_KDF1_SP800_108",
            "TPM_ALG_KDF2",
            "TPM_ALG_ECDAA",
            "TPM_ALG_ECMQV",
            "TPM_ALG_ECSCHNORR",
            "TPM_ALG_SM2",
            "TPM_ALG_LMS",
            "TPM_ALG_XMSS",
            "TPM_ALG_SHA256_192",
            "TPM_ALG_SHAKE256_192",
            "TPM_ALG_SHAKE256_256",
            "TPM_ALG_SHAKE256_512"),
        untested);
  }

  @Test
  void tellARightAnswerFromAWrongOne() {
    assertTrue(new KnownAnswer("0a0b", () -> new byte[] {10, 11}).isGiven());
    assertFalse(new KnownAnswer("0a0b", () -> new byte[] {10, 12}).isGiven());
    assertFalse(KnownAnswer.yes(() -> false).isGiven());
  }
}
