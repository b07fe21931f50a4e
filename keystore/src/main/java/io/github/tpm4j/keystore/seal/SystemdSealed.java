package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.stream.IntStream;

/**
 * What systemd (252) seals: 32 bytes to PCR of one bank, and maybe a PIN.
 *
 * @param blob TPM2B_PRIVATE, then TPM2B_PUBLIC
 * @param policyHash its authPolicy
 * @param pcrs of one bank; may be empty
 * @param primary {@code ecc} or {@code rsa}, under which it is sealed
 * @param usesPin whether a PIN is asked for
 */
record SystemdSealed(
    Bytes blob, Bytes policyHash, TpmlPcrSelection pcrs, String primary, boolean usesPin) {
  static final int SECRET_BYTES = 32;

  private static final String HASH = "sha256";
  private static final int MAX_BLOB_BYTES = 1 << 12;
  private static final int PCR_COUNT = 24;

  /** Every bit of a mask that is no PCR is damage. */
  static final int PCR_MASK = (1 << PCR_COUNT) - 1;

  /** PCR of a bank by the bits of a mask. */
  static TpmlPcrSelection selection(TpmAlg bank, int mask) {
    int[] numbers = IntStream.range(0, PCR_COUNT).filter(pcr -> (mask & 1 << pcr) != 0).toArray();
    return numbers.length == 0 ? PcrSelections.NONE : PcrSelections.of(bank, numbers);
  }

  /** The bits of PCR, each once. */
  static int mask(TpmlPcrSelection pcrs) {
    return PcrSelections.pcrs(pcrs).stream()
        .mapToInt(pcr -> 1 << pcr.number())
        .reduce(0, (a, b) -> a | b);
  }

  /**
   * Seals a secret.
   *
   * @param authValue of the PIN; empty for none
   */
  static SystemdSealed seal(
      TpmDevice device, SecretBytes secret, TpmlPcrSelection pcrs, SecretBytes authValue) {
    if (pcrs.pcrSelections().size() > 1) {
      throw new IllegalArgumentException("systemd binds to PCR of one bank");
    }
    boolean usesPin = !authValue.isEmpty();
    Policy policy = policy(device, pcrs, usesPin);
    String primary = device.capabilities().has(TpmAlg.ECC) ? "ecc" : "rsa";
    // Wrong PINs are counted: noDA is CLEAR.
    TpmtPublic template =
        KeyTemplate.sealed()
            .boundTo(policy)
            .without(TpmaObject.NO_DA | TpmaObject.ADMIN_WITH_POLICY | TpmaObject.USER_WITH_AUTH)
            .build();
    KeyBlob sealed =
        device.seal(ClevisParent.of(device, HASH, primary), template, authValue, secret);
    byte[] blob =
        new TpmWriter().sized(sealed.privateArea()).sized(sealed.publicArea()).toByteArray();
    return new SystemdSealed(
        Bytes.adopt(blob), sealed.publicArea().authPolicy(), pcrs, primary, usesPin);
  }

  private static Policy policy(TpmDevice device, TpmlPcrSelection pcrs, boolean usesPin) {
    Policy policy =
        PcrSelections.pcrs(pcrs).isEmpty() ? Policy.of() : Policy.pcr(device.readPcr(pcrs));
    return usesPin ? policy.and(Policy.authValue()) : policy;
  }

  /**
   * The secret.
   *
   * @param authValue of the PIN; empty if none is used
   * @throws TpmPolicyException if PCR have other values
   * @throws SealedDataException if this is damaged
   */
  SecretBytes unseal(TpmDevice device, SecretBytes authValue) throws SealedDataException {
    KeyBlob sealed = keyBlob();
    Policy policy = policy(device, pcrs, usesPin);
    Bytes digest = policy.digest(HashAlg.SHA256);
    if (!sealed.publicArea().authPolicy().equals(policyHash)) {
      throw new SealedDataException("The policy hash is not that of the sealed object");
    }
    if (!digest.equals(policyHash)) {
      throw new TpmPolicyException(
          "The data are sealed to other values of PCR "
              + PcrSelections.pcrs(pcrs)
              + " than they have now, or to another policy than systemd makes of PCR and a PIN");
    }
    KeyAuthorization authorization =
        usesPin
            ? KeyAuthorization.policy(policy, () -> SecretBytes.adopt(authValue.toByteArray()))
            : KeyAuthorization.policy(policy);
    return device.key(ClevisParent.of(device, HASH, primary), sealed, authorization).unseal();
  }

  private KeyBlob keyBlob() throws SealedDataException {
    try {
      TpmReader in = new TpmReader(blob.borrow(), Limits.ANY);
      Bytes encrypted = Bytes.adopt(in.sizedArray(MAX_BLOB_BYTES));
      TpmtPublic area = TpmtPublic.readSized(in);
      if (in.remaining() == 0 && area.nameAlg().equals(TpmAlg.SHA256)) {
        return new KeyBlob(area, encrypted);
      }
    } catch (WireException e) {
      throw new SealedDataException("The sealed object is damaged", e);
    }
    throw new SealedDataException("The sealed object is not one of systemd's");
  }
}
