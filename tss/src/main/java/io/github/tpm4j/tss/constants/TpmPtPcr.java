package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_PT_PCR (Part 2, 6.14): a property that some PCR have; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmPtPcr(int value) implements Marshallable {
  private static final Names<TpmPtPcr> NAMES = new Names<>("TPM_PT_PCR_", TpmPtPcr::value);

  /** Saved by TPM2_Shutdown(STATE). */
  public static final TpmPtPcr SAVE = NAMES.add("SAVE", new TpmPtPcr(0x00000000));

  /** Extended from locality 0. */
  public static final TpmPtPcr EXTEND_L0 = NAMES.add("EXTEND_L0", new TpmPtPcr(0x00000001));

  /** Reset from locality 0. */
  public static final TpmPtPcr RESET_L0 = NAMES.add("RESET_L0", new TpmPtPcr(0x00000002));

  /** Extended from locality 1. */
  public static final TpmPtPcr EXTEND_L1 = NAMES.add("EXTEND_L1", new TpmPtPcr(0x00000003));

  /** Reset from locality 1. */
  public static final TpmPtPcr RESET_L1 = NAMES.add("RESET_L1", new TpmPtPcr(0x00000004));

  /** Extended from locality 2. */
  public static final TpmPtPcr EXTEND_L2 = NAMES.add("EXTEND_L2", new TpmPtPcr(0x00000005));

  /** Reset from locality 2. */
  public static final TpmPtPcr RESET_L2 = NAMES.add("RESET_L2", new TpmPtPcr(0x00000006));

  /** Extended from locality 3. */
  public static final TpmPtPcr EXTEND_L3 = NAMES.add("EXTEND_L3", new TpmPtPcr(0x00000007));

  /** Reset from locality 3. */
  public static final TpmPtPcr RESET_L3 = NAMES.add("RESET_L3", new TpmPtPcr(0x00000008));

  /** Extended from locality 4. */
  public static final TpmPtPcr EXTEND_L4 = NAMES.add("EXTEND_L4", new TpmPtPcr(0x00000009));

  /** Reset from locality 4. */
  public static final TpmPtPcr RESET_L4 = NAMES.add("RESET_L4", new TpmPtPcr(0x0000000A));

  /** Its changes do not count for pcrUpdateCounter. */
  public static final TpmPtPcr NO_INCREMENT = NAMES.add("NO_INCREMENT", new TpmPtPcr(0x00000011));

  /** Reset by a dynamic measurement. */
  public static final TpmPtPcr DRTM_RESET = NAMES.add("DRTM_RESET", new TpmPtPcr(0x00000012));

  /** Authorised by a policy. */
  public static final TpmPtPcr POLICY = NAMES.add("POLICY", new TpmPtPcr(0x00000013));

  /** Authorised by a password. */
  public static final TpmPtPcr AUTH = NAMES.add("AUTH", new TpmPtPcr(0x00000014));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmPtPcr of(int value) {
    TpmPtPcr known = NAMES.get(value);
    return known != null ? known : new TpmPtPcr(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmPtPcr> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmPtPcr read(TpmReader in) {
    return of(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
