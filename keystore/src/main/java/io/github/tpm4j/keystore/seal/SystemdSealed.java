package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What systemd seals: 32 bytes to PCR of one bank, and maybe a PIN.
 *
 * @param blob TPM2B_PRIVATE, then TPM2B_PUBLIC
 * @param policyHash its authPolicy
 * @param policy what it is made of
 * @param primary {@code ecc} or {@code rsa}: the primary key under which it is sealed
 * @param storageKey under which it is sealed instead, since version 254
 */
record SystemdSealed(
    Bytes blob,
    Bytes policyHash,
    SystemdPolicy policy,
    String primary,
    Optional<SystemdParent> storageKey) {
  static final int SECRET_BYTES = 32;

  private static final int MAX_BLOB_BYTES = 1 << 12;
  static final int PCR_COUNT = 24;

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
      TpmDevice device, SecretBytes secret, SystemdPolicy demands, SecretBytes authValue) {
    Policy policy = demands.now(device);
    String primary = device.capabilities().has(TpmAlg.ECC) ? "ecc" : "rsa";
    // Wrong PINs are counted: noDA is CLEAR.
    TpmtPublic template =
        KeyTemplate.sealed()
            .boundTo(policy)
            .without(TpmaObject.NO_DA | TpmaObject.ADMIN_WITH_POLICY | TpmaObject.USER_WITH_AUTH)
            .build();
    KeyBlob sealed =
        device.seal(SystemdParent.ofPrimary(device, primary), template, authValue, secret);
    byte[] blob =
        new TpmWriter().sized(sealed.privateArea()).sized(sealed.publicArea()).toByteArray();
    return new SystemdSealed(
        Bytes.adopt(blob), sealed.publicArea().authPolicy(), demands, primary, Optional.empty());
  }

  /**
   * The secret.
   *
   * @param authValue of the PIN; empty if none is used
   * @param signatures of PCR values, if such are asked for
   * @throws TpmPolicyException if PCR have other values
   * @throws SealedDataException if this is damaged
   */
  SecretBytes unseal(TpmDevice device, SecretBytes authValue, SystemdPcrSignatures signatures)
      throws SealedDataException {
    KeyBlob sealed = keyBlob();
    Policy now = policy.now(device);
    if (!sealed.publicArea().authPolicy().equals(policyHash)) {
      throw new SealedDataException("The policy hash is not that of the sealed object");
    }
    if (!now.digest(HashAlg.SHA256).equals(policyHash)) {
      throw new TpmPolicyException(
          "The data are sealed to other values of PCR "
              + PcrSelections.pcrs(policy.pcrs())
              + " than they have now, or to another policy than systemd makes of PCR and a PIN");
    }
    KeyAuthorization authorization =
        policy.usesPin()
            ? KeyAuthorization.policy(now, () -> SecretBytes.adopt(authValue.toByteArray()))
            : KeyAuthorization.policy(now);
    return device
        .key(parent(device), sealed, authorization.with(policy.inputs(device, signatures)))
        .unseal();
  }

  private StorageParent parent(TpmDevice device) {
    return storageKey
        .map(key -> key.in(device))
        .orElseGet(() -> SystemdParent.ofPrimary(device, primary));
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
