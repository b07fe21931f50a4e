package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hashes of TPMI_ALG_HASH (Part 2, 9.27), with the sizes of the algorithm registry. */
class HashAlgTest {

  @Test
  void hasEveryHashOfTheTable_andNoOther() {
    Set<Integer> wanted =
        Spec.INTERFACE_TYPES.get("TPMI_ALG_HASH").stream()
            .map(row -> (int) Spec.value(row.get("allowed")))
            .collect(Collectors.toSet());
    assertEquals(
        wanted,
        Arrays.stream(HashAlg.values()).map(h -> h.alg().value()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void hasTheSizesOfTheRegistry(HashAlg hash) {
    assertEquals(Spec.registry(hash + "_DIGEST_SIZE"), hash.digestBytes());
    assertEquals(Spec.registry(hash + "_BLOCK_SIZE"), hash.blockBytes());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      // not in JDK 17
      names = {"SM3_256", "SHA256_192", "SHAKE256_192", "SHAKE256_256", "SHAKE256_512"})
  void hasTheNameThatTheJdkKnows(HashAlg hash) throws Exception {
    assertEquals(hash.digestBytes(), MessageDigest.getInstance(hash.jcaName()).getDigestLength());
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNumber(HashAlg hash) {
    assertEquals(Optional.of(hash), HashAlg.find(hash.alg()));
    assertEquals(hash, HashAlg.of(hash.alg()));
  }

  @Test
  void refusesWhatIsNoHash() {
    assertEquals(Optional.empty(), HashAlg.find(TpmAlg.RSA));
    assertThrows(IllegalArgumentException.class, () -> HashAlg.of(TpmAlg.RSA));
  }
}
