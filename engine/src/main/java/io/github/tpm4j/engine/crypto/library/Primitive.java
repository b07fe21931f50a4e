package io.github.tpm4j.engine.crypto.library;

import java.util.Set;

/**
 * What computes each primitive: the one table. A row of curves or with {@code true} goes to the
 * native library where that is in use (see {@link NativeLibrary}); a row without never does,
 * because it is not faster there. A row that names nothing but Bouncy Castle goes to the JDK's own
 * code where that is faster (see {@link VectorCode}). The measured ratios are in
 * DESIGN-DECISIONS.md.
 */
public enum Primitive {
  EC_KEY_PAIR("EC key pairs", "Bouncy Castle", NativeCurve.values()),
  ECDSA_SIGN("ECDSA signatures", "Bouncy Castle", NativeCurve.values()),
  ECDSA_VERIFY("ECDSA verification", "Bouncy Castle", NativeCurve.values()),
  ECDH("ECDH where x alone is asked for", "Bouncy Castle", NativeCurve.values()),
  EC_POINT("points of the TPM's own schemes", "Bouncy Castle", false),
  RSA_PRIVATE("RSA private operations", "JDK", true),
  RSA_PUBLIC("RSA public operations", "JDK", false),
  RSA_KEY_PAIR("powers in the search for RSA primes", "JDK", true),
  ML_DSA_KEY_PAIR("ML-DSA key pairs", "Bouncy Castle", true),
  ML_DSA_SIGN("ML-DSA signatures", "Bouncy Castle", true),
  ML_DSA_VERIFY("ML-DSA verification", "Bouncy Castle", true),
  ML_KEM("ML-KEM key pairs and encapsulation", "Bouncy Castle", false),
  ML_KEM_DECAPSULATE("ML-KEM decapsulation", "Bouncy Castle"),
  ED25519_KEY_PAIR("Ed25519 key pairs", "Bouncy Castle", true),
  ED25519_SIGN("Ed25519 signatures", "Bouncy Castle", true),
  ED25519_VERIFY("Ed25519 verification of whole messages", "tpm4j", true),
  EDWARDS("Ed448, HashEdDSA, X25519 and X448", "Bouncy Castle, tpm4j", false),
  HASH("hashes", "JDK, Bouncy Castle", false),
  HMAC("HMAC", "Bouncy Castle over the JDK's hashes", false),
  AES("AES", "JDK", false),
  RANDOM("random numbers", "Bouncy Castle", false);

  private final String title;
  private final String others;
  private final boolean isNative;
  private final boolean isPlatform;
  private final Set<NativeCurve> curves;

  /** A row of elliptic curves: native on those that it names. */
  Primitive(String title, String others, NativeCurve... curves) {
    this.title = title;
    this.others = others;
    this.isNative = curves.length > 0;
    this.isPlatform = false;
    this.curves = Set.of(curves);
  }

  Primitive(String title, String others, boolean isNative) {
    this.title = title;
    this.others = others;
    this.isNative = isNative;
    this.isPlatform = false;
    this.curves = Set.of();
  }

  /** A row of the JDK's own code. */
  Primitive(String title, String others) {
    this.title = title;
    this.others = others;
    this.isNative = false;
    this.isPlatform = true;
    this.curves = Set.of();
  }

  /** What a person reads. */
  public String title() {
    return title;
  }

  /** What computes it where neither the native library nor the JDK's own code does. */
  public String others() {
    return others;
  }

  /** Whether the table gives it to the native library, where there is one. */
  public boolean isNative() {
    return isNative;
  }

  /** Whether the table gives it to the JDK's own code, where that is faster than others. */
  public boolean isPlatform() {
    return isPlatform;
  }

  /** Whether the table gives it to the native library on this curve. */
  public boolean isNativeOn(NativeCurve curve) {
    return curves.contains(curve);
  }
}
