package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * TPM_PERMANENT_FLAGS (Part 2, 7.1): how a TPM stands for good. TPMs of earlier revisions have
 * fewer of them.
 *
 * @param flags in the order of {@link PermanentFlag}
 */
public record TpmPermanentFlags(List<Boolean> flags) implements Marshallable {
  private static final int TAG = 0x001F;

  /**
   * With a copy.
   *
   * @param flags in the order of {@link PermanentFlag}
   */
  public TpmPermanentFlags {
    flags = List.copyOf(flags);
  }

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end, which is that of the bytes
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPermanentFlags read(TpmReader in) {
    in.expectU16("TPM_PERMANENT_FLAGS", TAG);
    List<Boolean> flags = new ArrayList<>();
    while (in.remaining() > 0 && flags.size() < PermanentFlag.values().length) {
      flags.add(in.bool());
    }
    return new TpmPermanentFlags(flags);
  }

  /**
   * {@return whether a flag is set; false for one that the TPM does not have}
   *
   * @param flag which
   */
  public boolean is(PermanentFlag flag) {
    return flag.ordinal() < flags.size() && flags.get(flag.ordinal());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    flags.forEach(out::bool);
  }
}
