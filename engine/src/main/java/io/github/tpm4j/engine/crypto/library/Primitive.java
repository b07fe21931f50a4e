package io.github.tpm4j.engine.crypto.library;

import java.util.Arrays;
import java.util.Set;

/**
 * What computes each primitive: the one table. A row with curves goes to the native library where
 * that is in use (see {@link NativeLibrary}); a row without never does, because it is not faster
 * there. The measured ratios are in DESIGN-DECISIONS.md.
 */
public enum Primitive {
  EC_KEY_PAIR("EC key pairs", "Bouncy Castle", NativeCurve.values()),
  ECDSA_SIGN("ECDSA signatures", "Bouncy Castle", NativeCurve.values()),
  HASH("hashes", "JDK, Bouncy Castle"),
  HMAC("HMAC", "JDK, Bouncy Castle"),
  AES("AES", "JDK"),
  RANDOM("random numbers", "Bouncy Castle");

  private final String title;
  private final String others;
  private final Set<NativeCurve> curves;

  Primitive(String title, String others, NativeCurve... curves) {
    this.title = title;
    this.others = others;
    this.curves = Set.copyOf(Arrays.asList(curves));
  }

  /** What a person reads. */
  public String title() {
    return title;
  }

  /** What computes it where the native library does not. */
  public String others() {
    return others;
  }

  /** Whether the table gives it to the native library, where there is one. */
  public boolean isNative() {
    return !curves.isEmpty();
  }

  /** Whether the table gives it to the native library on this curve. */
  public boolean isNativeOn(NativeCurve curve) {
    return curves.contains(curve);
  }
}
