package io.github.tpm4j.keystore.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.policy.Policy;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever stands in a text, it is read, or refused with the place. */
class PolicyTextGarbageTest {
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "0",
          "-1",
          "7",
          "255",
          "65536",
          "1e9",
          "true",
          "null",
          "\"\"",
          "\"00\"",
          "\"0x01\"",
          "\"SHA256\"",
          "\"NULL\"",
          "\"AES\"",
          "\"RSA\"",
          "\"ECC\"",
          "\"EQ\"",
          "\"YES\"",
          "\"pem\"",
          "\"tpm\"",
          "\"size\":",
          "\"hash\":",
          "\"pcr\":",
          "\"type\":",
          "//",
          "\n",
          "\\u0000",
          "\u0007",
          "\ud800");

  private static final List<String> TEXTS =
      Stream.concat(
              PolicyTextTest.policies()
                  .map(policy -> new PolicyText("d", policy, List.of(), PolicyTextTest.indices())),
              PolicyTextTest.approved())
          .map(text -> text.toJson(HashAlg.SHA256))
          .toList();

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4);
  }

  /** Parts of good texts replaced by others. */
  @Property(tries = 4000)
  void aDamagedTextIsReadOrRefused(
      @ForAll @IntRange(max = 10_000) int which,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 100_000) Integer> places,
      @ForAll @IntRange(max = 40) int removed,
      @ForAll("words") List<String> words) {
    String text = TEXTS.get(which % TEXTS.size());
    for (int place : places) {
      int from = place % text.length();
      int to = Math.min(text.length(), from + removed);
      text = text.substring(0, from) + String.join("", words) + text.substring(to);
    }
    readOrRefuse(text);
  }

  @Property(tries = 1000)
  void anyWordsAreReadOrRefused(@ForAll("words") List<String> words, @ForAll String other) {
    readOrRefuse(String.join("", words) + other);
  }

  private static void readOrRefuse(String text) {
    try {
      PolicyText read = PolicyText.read(text, PolicyEnvironment.offline());
      Policy again =
          PolicyText.read(read.toJson(HashAlg.SHA256), PolicyEnvironment.offline()).policy();
      assertEquals(read.policy().digest(HashAlg.SHA256), again.digest(HashAlg.SHA256));
    } catch (PolicyFormatException refused) {
      assertTrue(refused.path().startsWith("$"), refused.getMessage());
    }
  }
}
