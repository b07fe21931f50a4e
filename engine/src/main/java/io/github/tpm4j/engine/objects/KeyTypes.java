package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Set;

/** The types of objects by what they can do (Part 2, 12.2.2). */
public final class KeyTypes {
  private static final Set<TpmAlg> ASYMMETRIC =
      Set.of(TpmAlg.RSA, TpmAlg.ECC, TpmAlg.MLKEM, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);

  /** What can only sign. */
  private static final Set<TpmAlg> SIGNING_ONLY = Set.of(TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);

  private KeyTypes() {}

  /** Whether objects of this type have a public key. */
  public static boolean isAsymmetric(TpmAlg type) {
    return ASYMMETRIC.contains(type);
  }

  /** Whether secrets can be encrypted to keys of this type, or encapsulated for them. */
  public static boolean takesSecrets(TpmAlg type) {
    return isAsymmetric(type) && !SIGNING_ONLY.contains(type);
  }

  /** Whether keys of this type can sign, if their attributes let them. */
  public static boolean canSign(TpmAlg type) {
    return !type.equals(TpmAlg.SYMCIPHER) && !type.equals(TpmAlg.MLKEM);
  }

  /** Whether keys of this type sign by ML-DSA or HashML-DSA. */
  public static boolean isMlDsa(TpmAlg type) {
    return SIGNING_ONLY.contains(type);
  }

  /** Whether keys of this type can decrypt, if their attributes let them. */
  public static boolean canDecrypt(TpmAlg type) {
    return !SIGNING_ONLY.contains(type);
  }
}
