package io.github.tpm4j.tss.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ParameterCipherTest {
  private static final Bytes NEWER = Bytes.ofHex("01".repeat(16));
  private static final Bytes OLDER = Bytes.ofHex("02".repeat(20));
  private static final byte[] KEY = {1, 2, 3};
  private static final List<TpmtSymDef> CIPHERS =
      List.of(TpmtSymDef.aesCfb(128), TpmtSymDef.aesCfb(256), TpmtSymDef.xor(HashAlg.SHA256.alg()));

  @Property(tries = 100)
  void decryptsWhatItEncrypted(@ForAll @Size(max = 100) byte[] plain) {
    for (TpmtSymDef symmetric : CIPHERS) {
      ParameterCipher cipher = new ParameterCipher(symmetric, HashAlg.SHA256);
      byte[] encrypted = cipher.encrypt(KEY, NEWER, OLDER, plain);
      assertEquals(plain.length, encrypted.length);
      assertArrayEquals(plain, cipher.decrypt(KEY, NEWER, OLDER, encrypted));
    }
  }

  @Property(tries = 50)
  void dependsOnBothNonces(@ForAll @Size(min = 16, max = 40) byte[] plain) {
    for (TpmtSymDef symmetric : CIPHERS) {
      ParameterCipher cipher = new ParameterCipher(symmetric, HashAlg.SHA256);
      assertFalse(
          Arrays.equals(
              cipher.encrypt(KEY, NEWER, OLDER, plain), cipher.encrypt(KEY, OLDER, NEWER, plain)));
    }
  }
}
