package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The hashes of TPMI_ALG_HASH (Part 2, 9.27), with the sizes of the algorithm registry. */
class HashAlgTest {

  /** The hashes of LMS and XMSS, with which nothing else is made. */
  private static final Set<TpmAlg> OF_HASH_BASED_SIGNATURES =
      Set.of(TpmAlg.SHA256_192, TpmAlg.SHAKE256_192, TpmAlg.SHAKE256_256, TpmAlg.SHAKE256_512);

  static Stream<TpmAlg> hashes() {
    return Spec.INTERFACE_TYPES.get("TPMI_ALG_HASH").stream()
        .map(row -> TpmAlg.of((int) Spec.value(row.get("allowed"))));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void digestsHaveTheSizeOfTheRegistry(TpmAlg hash) {
    String name = hash.toString().replace("TPM_ALG_", "") + "_DIGEST_SIZE";
    assertEquals(Spec.registry(name), DigestSizes.of(hash));
    assertEquals(Spec.registry(name), DigestSizes.onTheWire(hash));
  }

  @Test
  void digestsOfNoHash_haveNoSize() {
    assertEquals(0, DigestSizes.onTheWire(TpmAlg.NULL));
    assertEquals(OptionalInt.empty(), DigestSizes.find(TpmAlg.RSA));
    assertThrows(IllegalArgumentException.class, () -> DigestSizes.of(TpmAlg.NULL));
  }

  @Test
  void hasEveryHashOfTheTable_andNoOther() {
    Set<Integer> wanted =
        hashes()
            .filter(hash -> !OF_HASH_BASED_SIGNATURES.contains(hash))
            .map(TpmAlg::value)
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
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SM3_256") // not in the JDK
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
