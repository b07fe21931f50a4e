package io.github.tpm4j.engine.crypto.library;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.PrivateKey;
import java.security.ProviderException;
import javax.security.auth.DestroyFailedException;

/**
 * The memory in which the native library has its private keys. Its keys' own {@link
 * PrivateKey#destroy} leaves that of a key of which a public key was derived to the garbage
 * collector, as both share it.
 */
final class NativeKeyMemory {
  private final Field memory;
  private final Method release;

  /**
   * @param packageName of the library's classes, with a dot at its end
   */
  NativeKeyMemory(ClassLoader loader, String packageName) throws ReflectiveOperationException {
    memory = Class.forName(packageName + "EvpKey", true, loader).getDeclaredField("internalKey");
    memory.setAccessible(true);
    release =
        Class.forName(packageName + "NativeResource", true, loader).getDeclaredMethod("release");
    release.setAccessible(true);
  }

  /** Wipes a key, and what public keys share with it: those are of no use afterwards. */
  void wipe(PrivateKey key) {
    try {
      key.destroy();
      // Once more does no harm.
      release.invoke(memory.get(key));
    } catch (DestroyFailedException | ReflectiveOperationException e) {
      throw new ProviderException("The native library keeps a key", e);
    }
  }
}
