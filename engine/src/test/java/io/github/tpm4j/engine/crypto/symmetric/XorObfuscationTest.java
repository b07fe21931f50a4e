package io.github.tpm4j.engine.crypto.symmetric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class XorObfuscationTest {
  @Property(tries = 50)
  void twiceGivesTheDataBack(@ForAll HashAlgorithm hash, @ForAll @Size(max = 200) byte[] data) {
    byte[] key = {1};
    byte[] hidden = XorObfuscation.apply(hash, key, new byte[] {2}, new byte[] {3}, data);
    assertArrayEquals(
        data, XorObfuscation.apply(hash, key, new byte[] {2}, new byte[] {3}, hidden));
  }

  @Test
  void zerosShowTheMask() {
    byte[] none = {};
    assertArrayEquals(
        Kdfa.derive(HashAlgorithm.SHA1, none, KdfLabel.XOR, none, none, 80),
        XorObfuscation.apply(HashAlgorithm.SHA1, none, none, none, new byte[10]));
  }
}
