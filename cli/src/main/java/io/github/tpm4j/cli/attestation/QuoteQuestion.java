package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what a quote is asked for; who quotes and who verifies give the same. */
final class QuoteQuestion {
  @Option(
      names = "--nonce",
      required = true,
      paramLabel = "HEX",
      converter = Nonce.class,
      description = "The nonce of whoever asks, so that no older quote will do.")
  private Bytes nonce;

  @Option(
      names = "--pcrs",
      required = true,
      paramLabel = "SELECTION",
      converter = Selection.class,
      description = "The PCR that are asked for, such as sha256:0-7.")
  private TpmlPcrSelection pcrs;

  private static final class Nonce implements ITypeConverter<Bytes> {
    @Override
    public Bytes convert(String text) {
      if (!text.matches("([0-9A-Fa-f]{2}){1,64}")) {
        throw new TypeConversionException("it must be 1 to 64 bytes as hexadecimal digits");
      }
      return Bytes.ofHex(text);
    }
  }

  private static final class Selection implements ITypeConverter<TpmlPcrSelection> {
    @Override
    public TpmlPcrSelection convert(String text) {
      try {
        return PcrText.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  Bytes nonce() {
    return nonce;
  }

  TpmlPcrSelection pcrs() {
    return pcrs;
  }
}
