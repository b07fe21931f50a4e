package io.github.tpm4j.engine.crypto.library;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed keys leave nothing in the native library's memory. */
class NativeKeyMemoryTest {
  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";

  private final NativeLibrary library =
      NativeLibrary.load(NativeLibrary.class.getClassLoader()).orElseThrow();

  /** What the library itself says of the memory of a key. */
  private static boolean isReleased(Object nativeKey) throws Exception {
    Field key = nativeKey.getClass().getDeclaredField("key");
    key.setAccessible(true);
    Field memory = Class.forName(PACKAGE + "EvpKey").getDeclaredField("internalKey");
    memory.setAccessible(true);
    Method isReleased = Class.forName(PACKAGE + "NativeResource").getDeclaredMethod("isReleased");
    isReleased.setAccessible(true);
    return (boolean) isReleased.invoke(memory.get(key.get(nativeKey)));
  }

  private static byte[] secret(int size) {
    byte[] secret = new byte[size];
    Arrays.fill(secret, (byte) 0x2A);
    return secret;
  }

  @ParameterizedTest
  @EnumSource(NativeScheme.class)
  void aSeedIsGone_alsoWhereAPublicKeyWasDerived(NativeScheme scheme) throws Exception {
    NativeSigningKey unused = NativeSigningKey.of(library, scheme, secret(32));
    unused.close();
    assertTrue(isReleased(unused));

    NativeSigningKey used = NativeSigningKey.of(library, scheme, secret(32));
    used.publicKey();
    used.sign(secret(64));
    assertFalse(isReleased(used));
    used.close();
    assertTrue(isReleased(used));
  }

  @Test
  void theNumberOfAPointIsGone() throws Exception {
    NativeEcKey key = NativeEcKey.of(library, NativeCurve.P256, secret(32));
    key.publicPoint();
    key.sign(secret(32));
    assertFalse(isReleased(key));
    key.close();
    assertTrue(isReleased(key));
  }
}
