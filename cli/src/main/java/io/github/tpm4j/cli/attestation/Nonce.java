package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.tss.wire.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the nonce of whoever asks for a quote: 1 to 64 bytes as hexadecimal digits. */
final class Nonce implements ITypeConverter<Bytes> {

  @Override
  public Bytes convert(String text) {
    if (!text.matches("([0-9A-Fa-f]{2}){1,64}")) {
      throw new TypeConversionException("it must be 1 to 64 bytes as hexadecimal digits");
    }
    return Bytes.ofHex(text);
  }
}
