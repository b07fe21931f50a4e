package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/**
 * TPMT_SENSITIVE (Part 2, 12.3.2.4): the secret area of an object.
 *
 * @param seedValue the seed of a parent's protections, or the obfuscation of a symmetric object
 * @param sensitive a prime, a private scalar, a symmetric key, sealed data or the seed of an ML-KEM
 *     or ML-DSA key, by the type: every arm of TPMU_SENSITIVE_COMPOSITE is one sized buffer, only
 *     its greatest size differs, and a seed has no other
 */
public record TpmtSensitive(
    TpmAlg sensitiveType, SecretBytes authValue, SecretBytes seedValue, SecretBytes sensitive)
    implements Marshallable, AutoCloseable {
  private static final Map<TpmAlg, Tpm2b> ARMS =
      Map.of(
          TpmAlg.RSA, Tpm2b.PRIVATE_KEY_RSA,
          TpmAlg.ECC, Tpm2b.ECC_PARAMETER,
          TpmAlg.KEYEDHASH, Tpm2b.SENSITIVE_DATA,
          TpmAlg.SYMCIPHER, Tpm2b.SYM_KEY,
          TpmAlg.MLKEM, Tpm2b.PRIVATE_KEY_MLKEM,
          TpmAlg.MLDSA, Tpm2b.PRIVATE_KEY_MLDSA,
          TpmAlg.HASH_MLDSA, Tpm2b.PRIVATE_KEY_MLDSA);

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtSensitive read(TpmReader in) {
    TpmAlg type = TpmiAlg.PUBLIC.read(in);
    return new TpmtSensitive(
        type, Tpm2b.AUTH.readSecret(in), Tpm2b.DIGEST.readSecret(in), readComposite(type, in));
  }

  /**
   * Reads a TPM2B_SENSITIVE; null if its size is zero.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtSensitive readSized(TpmReader in) {
    return in.sizedOrNull(TpmtSensitive::read);
  }

  private static SecretBytes readComposite(TpmAlg type, TpmReader in) {
    Tpm2b arm = ARMS.get(type);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.readSecret(in);
  }

  @Override
  public void write(TpmWriter out) {
    sensitiveType.write(out);
    out.sized(authValue);
    out.sized(seedValue);
    out.sized(sensitive);
  }

  /** Wipes the three secrets. */
  @Override
  public void close() {
    authValue.close();
    seedValue.close();
    sensitive.close();
  }
}
