package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_PS (Part 2, 6.15): the platform that a TPM was made for; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmPs(int value) implements Marshallable {
  private static final Names<TpmPs> NAMES = new Names<>("TPM_PS_", TpmPs::value);

  /** None of the others. */
  public static final TpmPs MAIN = NAMES.add("MAIN", new TpmPs(0x00000000));

  /** PC Client. */
  public static final TpmPs PC = NAMES.add("PC", new TpmPs(0x00000001));

  /** Handheld devices. */
  public static final TpmPs PDA = NAMES.add("PDA", new TpmPs(0x00000002));

  /** Telephones. */
  public static final TpmPs CELL_PHONE = NAMES.add("CELL_PHONE", new TpmPs(0x00000003));

  /** Servers. */
  public static final TpmPs SERVER = NAMES.add("SERVER", new TpmPs(0x00000004));

  /** Peripherals. */
  public static final TpmPs PERIPHERAL = NAMES.add("PERIPHERAL", new TpmPs(0x00000005));

  /** The TPM Software Stack; no platform. */
  public static final TpmPs TSS = NAMES.add("TSS", new TpmPs(0x00000006));

  /** Storage devices. */
  public static final TpmPs STORAGE = NAMES.add("STORAGE", new TpmPs(0x00000007));

  /** Authentication devices. */
  public static final TpmPs AUTHENTICATION = NAMES.add("AUTHENTICATION", new TpmPs(0x00000008));

  /** Embedded systems. */
  public static final TpmPs EMBEDDED = NAMES.add("EMBEDDED", new TpmPs(0x00000009));

  /** Printers and copiers. */
  public static final TpmPs HARDCOPY = NAMES.add("HARDCOPY", new TpmPs(0x0000000A));

  /** Infrastructure; no platform. */
  public static final TpmPs INFRASTRUCTURE = NAMES.add("INFRASTRUCTURE", new TpmPs(0x0000000B));

  /** Virtual machines. */
  public static final TpmPs VIRTUALIZATION = NAMES.add("VIRTUALIZATION", new TpmPs(0x0000000C));

  /** Trusted Network Connect; no platform. */
  public static final TpmPs TNC = NAMES.add("TNC", new TpmPs(0x0000000D));

  /** Machines of several tenants; no platform. */
  public static final TpmPs MULTI_TENANT = NAMES.add("MULTI_TENANT", new TpmPs(0x0000000E));

  /** The Technical Committee; no platform. */
  public static final TpmPs TC = NAMES.add("TC", new TpmPs(0x0000000F));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmPs of(int value) {
    TpmPs known = NAMES.get(value);
    return known != null ? known : new TpmPs(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmPs> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmPs read(TpmReader in) {
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
