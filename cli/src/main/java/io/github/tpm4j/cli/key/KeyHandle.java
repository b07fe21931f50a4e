package io.github.tpm4j.cli.key;

import io.github.tpm4j.tss.handles.TpmHandle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a persistent handle. */
public final class KeyHandle implements ITypeConverter<TpmHandle> {
  private static final String HANDLE = "0[xX]81[0-9A-Fa-f]{6}";
  private static final int HEX_PREFIX = 2;

  @Override
  public TpmHandle convert(String text) {
    if (!isOne(text)) {
      throw new TypeConversionException(
          "'" + text + "' is no persistent handle: they are 0x81000000 to 0x81FFFFFF");
    }
    return of(text);
  }

  /** Whether a text is a persistent handle. */
  static boolean isOne(String text) {
    return text.matches(HANDLE);
  }

  /** The handle of a text that is one. */
  static TpmHandle of(String text) {
    return TpmHandle.of(Integer.parseUnsignedInt(text.substring(HEX_PREFIX), 16));
  }
}
