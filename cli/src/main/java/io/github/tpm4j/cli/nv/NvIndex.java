package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.handles.TpmHandle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of an NV Index, such as {@code 0x01800001}; of a TPM 1.2 0x00011001. */
final class NvIndex implements ITypeConverter<TpmHandle> {
  /** Of a TPM 1.2 the upper four bits are flags, and the next four are zero (Part 2, 19.1). */
  private static final int NEVER_IN_TPM12 = 0x0F00_0000;

  private static final int OF_THE_TPM_MAKER = 0x8000_0000;

  @Override
  public TpmHandle convert(String text) {
    if (!text.matches("0[xX]0*[0-9A-Fa-f]{1,8}")) {
      throw new TypeConversionException("'" + text + "' is no NV Index: it must be as 0x01800001");
    }
    TpmHandle handle = TpmHandle.of(Integer.parseUnsignedInt(text.substring(2), 16));
    boolean isOfTpm12 = (handle.value() & (NEVER_IN_TPM12 | OF_THE_TPM_MAKER)) == 0;
    if (!handle.isNvIndex() && !isOfTpm12) {
      throw new TypeConversionException(refusal(handle));
    }
    return handle;
  }

  /**
   * The same, if a TPM 2.0 can have it.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static TpmHandle ofTpm20(TpmHandle index) {
    if (!index.isNvIndex()) {
      throw new IllegalArgumentException(refusal(index));
    }
    return index;
  }

  private static String refusal(TpmHandle index) {
    return "'0x%08X' is no NV Index: those begin with 0x01, of a TPM 1.2 with 0x00 or 0x10"
        .formatted(index.value());
  }
}
