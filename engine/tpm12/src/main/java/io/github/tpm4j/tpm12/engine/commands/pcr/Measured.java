package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;

/** What a TPM shows of a PCR that was extended. */
public final class Measured {
  private Measured() {}

  /** {@return the value; zeros while the TPM is disabled or deactivated (Part 3, 16.1)} */
  public static Bytes shown(Bytes value, TpmState tpm) {
    boolean works =
        !tpm.flags().is(PermanentFlag.DISABLE) && !tpm.stClear().is(StClearFlag.DEACTIVATED);
    return works ? value : Bytes.of(new byte[value.size()]);
  }
}
