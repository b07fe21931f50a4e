package io.github.tpm4j.tpm12.engine.pcr;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;

/** The 24 PCR of a PC (Part 1, 4.5 and PC Client TPM 1.2, 4.4). */
public final class Pcrs implements StateRecord {
  public static final int COUNT = 24;

  /** Of a selection of all PCR. */
  public static final int SELECT_SIZE_BYTES = COUNT / Byte.SIZE;

  private static final int FIRST_OF_TRUSTED_OS = 17;
  private static final int LAST_OF_TRUSTED_OS = 22;

  private final byte[][] values = new byte[COUNT][TpmReader.DIGEST_SIZE_BYTES];
  private boolean trustedOs;

  public Pcrs(StateKeeper keeper) {
    keeper.running("pcrs", this);
  }

  private static void requireExists(int pcr) {
    TpmFailure.require(pcr >= 0 && pcr < COUNT, TpmResult.BADINDEX);
  }

  /**
   * {@return a value, 20 bytes}
   *
   * @throws TpmFailure with TPM_BADINDEX
   */
  public Bytes value(int pcr) {
    requireExists(pcr);
    return Bytes.of(values[pcr]);
  }

  /**
   * Extends a PCR.
   *
   * @return the new value
   * @throws TpmFailure with TPM_BADINDEX or TPM_BAD_LOCALITY
   */
  public Bytes extend(int pcr, Bytes digest, int locality) {
    requireExists(pcr);
    TpmFailure.require(PcrAttributes.of(pcr).mayExtend(locality), TpmResult.BAD_LOCALITY);
    values[pcr] = Sha1.of(Bytes.of(values[pcr]), digest).toArray();
    return value(pcr);
  }

  /**
   * Resets all that are selected, or none.
   *
   * @throws TpmFailure with TPM_NOTRESETABLE or TPM_NOTLOCAL
   */
  public void reset(List<Integer> selected, int locality) {
    for (int pcr : selected) {
      TpmFailure.require(PcrAttributes.of(pcr).resettable(), TpmResult.NOTRESETABLE);
      TpmFailure.require(PcrAttributes.of(pcr).mayReset(locality), TpmResult.NOTLOCAL);
    }
    selected.forEach(this::reset);
  }

  private void reset(int pcr) {
    boolean isOnes = isOfTrustedOs(pcr) && !trustedOs;
    Arrays.fill(values[pcr], (byte) (isOnes ? 0xFF : 0));
  }

  private static boolean isOfTrustedOs(int pcr) {
    return pcr >= FIRST_OF_TRUSTED_OS && pcr <= LAST_OF_TRUSTED_OS;
  }

  /** _TPM_Hash_Start: a trusted operating system begins (PC Client TPM 1.2, 7.1). */
  public void startTrustedOs() {
    trustedOs = true;
    for (int pcr = FIRST_OF_TRUSTED_OS; pcr <= LAST_OF_TRUSTED_OS; pcr++) {
      reset(pcr);
    }
  }

  /** {@return whether a trusted operating system has begun (TOSPresent)} */
  public boolean hasTrustedOs() {
    return trustedOs;
  }

  /** Says that there is none any more. */
  public void endTrustedOs() {
    trustedOs = false;
  }

  /**
   * {@return the values of some PCR}
   *
   * @throws TpmFailure with TPM_INVALID_PCR_INFO for a selection that is too long
   */
  public TpmPcrComposite composite(TpmPcrSelection selection) {
    requireSelection(selection);
    TpmWriter out = new TpmWriter();
    selection.pcrs().forEach(pcr -> out.array(values[pcr]));
    return new TpmPcrComposite(selection, Bytes.of(out.toByteArray()));
  }

  /** {@return the digest of some PCR: 20 zero bytes for none} */
  public Bytes compositeDigest(TpmPcrSelection selection) {
    requireSelection(selection);
    return selection.pcrs().isEmpty()
        ? Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES])
        : composite(selection).digest();
  }

  /**
   * Checks the size of a selection.
   *
   * @throws TpmFailure with TPM_INVALID_PCR_INFO
   */
  public static void requireSelection(TpmPcrSelection selection) {
    TpmFailure.require(
        selection.pcrSelect().size() <= SELECT_SIZE_BYTES, TpmResult.INVALID_PCR_INFO);
  }

  @Override
  public void initialize() {
    trustedOs = false;
    for (int pcr = 0; pcr < COUNT; pcr++) {
      reset(pcr);
    }
  }

  @Override
  public void write(TpmWriter out) {
    out.bool(trustedOs);
    for (byte[] value : values) {
      out.array(value);
    }
  }

  @Override
  public void read(TpmReader in) {
    trustedOs = in.bool();
    for (int pcr = 0; pcr < COUNT; pcr++) {
      values[pcr] = in.array(TpmReader.DIGEST_SIZE_BYTES);
    }
  }
}
