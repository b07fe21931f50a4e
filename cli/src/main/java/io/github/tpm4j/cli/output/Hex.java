package io.github.tpm4j.cli.output;

import io.github.tpm4j.tss.wire.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads bytes that stand on a command line as hexadecimal digits. */
public final class Hex implements ITypeConverter<Bytes> {
  @Override
  public Bytes convert(String text) {
    if (!text.matches("([0-9A-Fa-f]{2})*")) {
      throw new TypeConversionException("it must be pairs of hexadecimal digits");
    }
    return Bytes.ofHex(text);
  }
}
