package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.handles.TpmHandle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the handle of an NV Index, such as {@code 0x01800001}. */
final class NvIndex implements ITypeConverter<TpmHandle> {

  @Override
  public TpmHandle convert(String text) {
    if (!text.matches("0[xX]0*[0-9A-Fa-f]{1,8}")) {
      throw new TypeConversionException("'" + text + "' is no NV Index: it must be as 0x01800001");
    }
    TpmHandle handle = TpmHandle.of(Integer.parseUnsignedInt(text.substring(2), 16));
    if (!handle.isNvIndex()) {
      throw new TypeConversionException("'" + text + "' is no NV Index: those begin with 0x01");
    }
    return handle;
  }
}
