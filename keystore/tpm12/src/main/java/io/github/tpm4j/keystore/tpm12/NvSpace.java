package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tss.pcr.PcrValues;
import java.util.List;
import java.util.Optional;

/**
 * How a new NV Index of a TPM 1.2 is to be (TPM_NV_DATA_PUBLIC, Part 2, 19.3). Immutable.
 *
 * <pre>{@code
 * NvSpace space = NvSpace.ofBytes(32).readByAll().writtenByOwner();
 * }</pre>
 *
 * @param sizeBytes how many bytes it has
 * @param attributes the bits of {@link NvConstants}
 * @param readingPcrs the values that PCR must have for it to be read; empty for any
 * @param writingPcrs the values that PCR must have for it to be written; empty for any
 */
public record NvSpace(
    int sizeBytes,
    int attributes,
    Optional<PcrValues> readingPcrs,
    Optional<PcrValues> writingPcrs) {
  private static final int READERS =
      NvConstants.PER_OWNERREAD | NvConstants.PER_AUTHREAD | NvConstants.PER_PPREAD;
  private static final int WRITERS =
      NvConstants.PER_OWNERWRITE | NvConstants.PER_AUTHWRITE | NvConstants.PER_PPWRITE;

  /**
   * Makes one from its components.
   *
   * @param sizeBytes how many bytes it has
   * @param attributes the bits of {@link NvConstants}
   * @param readingPcrs the values that PCR must have for it to be read; empty for any
   * @param writingPcrs the values that PCR must have for it to be written; empty for any
   * @throws IllegalArgumentException if it has no byte
   */
  public NvSpace {
    if (sizeBytes < 1) {
      throw new IllegalArgumentException("An NV Index has 1 byte at least, not " + sizeBytes);
    }
  }

  /**
   * {@return an Index that the owner reads and writes}
   *
   * @param sizeBytes how many bytes it has
   */
  public static NvSpace ofBytes(int sizeBytes) {
    int byOwner = NvConstants.PER_OWNERREAD | NvConstants.PER_OWNERWRITE;
    return new NvSpace(sizeBytes, byOwner, Optional.empty(), Optional.empty());
  }

  /** {@return the same, read by the owner's secret} */
  public NvSpace readByOwner() {
    return reader(NvConstants.PER_OWNERREAD);
  }

  /** {@return the same, read by the password of the Index} */
  public NvSpace readByPassword() {
    return reader(NvConstants.PER_AUTHREAD);
  }

  /** {@return the same, read by everybody} */
  public NvSpace readByAll() {
    return reader(0);
  }

  /** {@return the same, written by the owner's secret} */
  public NvSpace writtenByOwner() {
    return writer(NvConstants.PER_OWNERWRITE);
  }

  /** {@return the same, written by the password of the Index} */
  public NvSpace writtenByPassword() {
    return writer(NvConstants.PER_AUTHWRITE);
  }

  /** {@return the same, written by whoever is at the machine: physical presence} */
  public NvSpace writtenByPresence() {
    return writer(NvConstants.PER_PPWRITE);
  }

  /** {@return the same, written as a whole only} */
  public NvSpace writtenWhole() {
    return with(attributes | NvConstants.PER_WRITEALL);
  }

  /** {@return the same; {@link Tpm12Nv#lockWriting} locks it for good} */
  public NvSpace lockableForGood() {
    return with(attributes | NvConstants.PER_WRITEDEFINE);
  }

  /** {@return the same; {@link Tpm12Nv#lockWriting} locks it until the TPM is restarted} */
  public NvSpace lockableUntilStart() {
    return with(attributes | NvConstants.PER_WRITE_STCLEAR);
  }

  /** {@return the same; {@link Tpm12Nv#lockReading} locks it until the TPM is restarted} */
  public NvSpace readLockableUntilStart() {
    return with(attributes | NvConstants.PER_READ_STCLEAR);
  }

  /**
   * {@return the same, read only while PCR have these values}
   *
   * @param values of PCR of SHA-1
   */
  public NvSpace readAt(PcrValues values) {
    return new NvSpace(sizeBytes, attributes, Optional.of(values), writingPcrs);
  }

  /**
   * {@return the same, written only while PCR have these values}
   *
   * @param values of PCR of SHA-1
   */
  public NvSpace writtenAt(PcrValues values) {
    return new NvSpace(sizeBytes, attributes, readingPcrs, Optional.of(values));
  }

  private NvSpace reader(int bit) {
    return with(attributes & ~READERS | bit);
  }

  private NvSpace writer(int bit) {
    return with(attributes & ~WRITERS | bit);
  }

  private NvSpace with(int others) {
    return new NvSpace(sizeBytes, others, readingPcrs, writingPcrs);
  }

  /** Whether it has a password, which somebody must show. */
  boolean hasPassword() {
    return (attributes & (NvConstants.PER_AUTHREAD | NvConstants.PER_AUTHWRITE)) != 0;
  }

  TpmNvDataPublic area(int index) {
    return new TpmNvDataPublic(
        index,
        at(readingPcrs),
        at(writingPcrs),
        new TpmNvAttributes(attributes),
        false,
        false,
        false,
        sizeBytes);
  }

  /** What removes an Index. */
  static TpmNvDataPublic nothing(int index) {
    TpmPcrInfoShort any = at(Optional.empty());
    return new TpmNvDataPublic(index, any, any, new TpmNvAttributes(0), false, false, false, 0);
  }

  private static TpmPcrInfoShort at(Optional<PcrValues> values) {
    if (values.isEmpty()) {
      Bytes unset = Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]);
      return new TpmPcrInfoShort(TpmPcrSelection.of(), PcrBinding.ANY_LOCALITY, unset);
    }
    TpmPcrComposite composite = PcrBinding.composite(List.of(values.get()));
    return new TpmPcrInfoShort(composite.select(), PcrBinding.ANY_LOCALITY, composite.digest());
  }
}
