package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** What EV_SEPARATOR says (PFP, 10.4.1), by its digest: its data may be anything. */
public enum Separator {
  /** The firmware has ended its measurements in this PCR. */
  NORMAL,
  /** The firmware has met an error; the data may be a text about it. */
  FAILED,
  /** Windows has ended its measurements, with {@code WBCL}. */
  WINDOWS,
  /** Nothing that is known. */
  UNKNOWN;

  static final Bytes ERROR = Bytes.ofHex("01000000");
  private static final Bytes ZERO = Bytes.ofHex("00000000");
  private static final Bytes ONES = Bytes.ofHex("ffffffff");
  private static final Bytes WBCL = Bytes.ofHex("5742434c");

  /**
   * {@return what a separator says}
   *
   * @param bank whose digest is looked at
   * @param event whose data are read
   */
  public static Separator of(FirmwareEvent event, TpmAlg bank) {
    Optional<Bytes> measured = event.measuredData(bank);
    if (measured.isEmpty()) {
      return UNKNOWN;
    }
    Bytes value = measured.get();
    if (value.equals(ERROR)) {
      return FAILED;
    }
    // Some firmware pads its separators.
    Bytes first = value.size() > ZERO.size() ? value.slice(0, ZERO.size()) : value;
    if (first.equals(ZERO) || first.equals(ONES)) {
      return NORMAL;
    }
    return value.equals(WBCL) ? WINDOWS : UNKNOWN;
  }
}
