package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.util.List;

/** What is asked for, in the words of a TPM 1.2, which has much less than a TPM 2.0. */
final class Templates {
  private static final int LONGEST_BITS = 2_048;
  private static final int SHORTEST_BITS = 512;
  private static final int WORD_BITS = 256;

  private Templates() {}

  /**
   * Refuses what a TPM 1.2 does not have.
   *
   * @throws TpmUnsupportedException with what it lacks
   */
  static void check(TpmKeyGenParameterSpec spec) {
    require(spec.isRsa(), "a TPM 1.2 has keys of RSA only, neither EC nor secret ones");
    int bits = spec.keySizeBits();
    require(
        bits >= SHORTEST_BITS && bits <= LONGEST_BITS && bits % WORD_BITS == 0,
        "a TPM 1.2 has RSA keys of 2048 bits at most, in steps of 256, not of " + bits);
    require(
        spec.padding().filter(padding -> padding == KeyPadding.SIGNATURE_PSS).isEmpty(),
        "a TPM 1.2 signs by PKCS#1 v1.5 only and has no PSS");
    require(
        spec.policy().isEmpty() && spec.newParentName().isEmpty(),
        "a TPM 1.2 has no policies; it binds keys to PCR (boundToPcrs) and passwords");
    require(
        spec.persistentHandle().isEmpty(),
        "a TPM 1.2 keeps no keys in its memory; a KeyStore keeps them in a file");
    require(
        spec.parent().filter(parent -> !parent.equals(TpmHandle.OWNER)).isEmpty(),
        "new keys of a TPM 1.2 go under its storage root key");
    require(
        pcrs(spec).stream().allMatch(pcr -> pcr.bank().equals(TpmAlg.SHA1)),
        "the PCR of a TPM 1.2 are of SHA-1: bind keys to those, boundToPcrs(\"SHA-1\", ...)");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new TpmUnsupportedException("This TPM cannot make such a key: " + what);
    }
  }

  /** The PCR that the key is to be bound to. */
  static List<Pcr> pcrs(TpmKeyGenParameterSpec spec) {
    return spec.pcrs().map(PcrSelections::pcrs).orElse(List.of());
  }

  /**
   * The template. What is to sign and to decrypt, as a key does of which nothing else is said, is a
   * legacy key; so is one that decrypts by PKCS#1, as a binding key would take nothing but
   * TPM_BOUND_DATA by it.
   */
  static TpmKey of(TpmKeyGenParameterSpec spec) {
    boolean signs = spec.purposes().contains(KeyPurpose.SIGN);
    boolean decrypts = spec.purposes().contains(KeyPurpose.DECRYPT);
    if (signs && !decrypts) {
      return KeyTemplates.signing(spec.keySizeBits());
    }
    boolean oaep = spec.padding().filter(it -> it == KeyPadding.ENCRYPTION_OAEP).isPresent();
    return oaep ? KeyTemplates.bind(spec.keySizeBits()) : KeyTemplates.legacy(spec.keySizeBits());
  }
}
