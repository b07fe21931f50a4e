package io.github.tpm4j.engine.crypto.hash;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.Vectors;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HmacTest {
  static Stream<String[]> vectors() {
    return Vectors.rows("hmac.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void givesThePublishedMac(String algorithm, String key, String message, String mac) {
    HashAlgorithm hash = HashAlgorithm.valueOf(algorithm);
    assertArrayEquals(hex(mac), Hmac.compute(hash, hex(key), hex(message)));
  }

  @Test
  void anEmptyKeyIsAKeyOfZeros() {
    byte[] expected = Hmac.compute(HashAlgorithm.SHA256, new byte[64], hex("616263"));
    assertArrayEquals(expected, Hmac.compute(HashAlgorithm.SHA256, new byte[0], hex("616263")));
  }

  @Test
  void canBeUsedAgainAfterFinish() {
    Hmac hmac = Hmac.start(HashAlgorithm.SHA256, hex("00"));
    byte[] first = hmac.update(hex("616263")).finish();
    assertArrayEquals(first, hmac.update(hex("616263")).finish());
  }

  @Property(tries = 100)
  void agreesWithTheJdk(
      @ForAll @Size(min = 1, max = 300) byte[] key, @ForAll @Size(max = 300) byte[] message)
      throws GeneralSecurityException {
    Mac jdk = Mac.getInstance("HmacSHA3-256");
    jdk.init(new SecretKeySpec(key, "HMAC"));
    assertArrayEquals(jdk.doFinal(message), Hmac.compute(HashAlgorithm.SHA3_256, key, message));
  }

  @Property(tries = 300)
  void aSavedSequenceGivesTheMacOfTheWhole(
      @ForAll HashAlgorithm hash,
      @ForAll @Size(max = 300) byte[] key,
      @ForAll @Size(max = 300) byte[] first,
      @ForAll @Size(max = 300) byte[] second) {
    MacSequence sequence = HmacSequence.start(hash, key);
    sequence.update(first);
    MacSequence restored = HmacSequence.restore(hash, key, sequence.save());
    restored.update(second);
    assertArrayEquals(Hmac.compute(hash, key, first, second), restored.finish());
  }
}
