package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_PUB_KEY (Part 2 of version 184, 6.16): a public key that GetCapability(TPM_CAP_PUB_KEYS)
 * states; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmPubKey(int value) implements Marshallable {
  private static final Names<TpmPubKey> NAMES = new Names<>("TPM_PUB_KEY_", TpmPubKey::value);

  /** The first of the TPM's keys for SPDM. */
  public static final TpmPubKey TPM_SPDM_00 = NAMES.add("TPM_SPDM_00", new TpmPubKey(0x0000));

  /** The last of the TPM's keys for SPDM. */
  public static final TpmPubKey TPM_SPDM_FF = NAMES.add("TPM_SPDM_FF", new TpmPubKey(0x00FF));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmPubKey of(int value) {
    TpmPubKey known = NAMES.get(value);
    return known != null ? known : new TpmPubKey(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmPubKey> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmPubKey read(TpmReader in) {
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
