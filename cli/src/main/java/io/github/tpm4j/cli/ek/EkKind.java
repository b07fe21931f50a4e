package io.github.tpm4j.cli.ek;

import io.github.tpm4j.tss.templates.EndorsementKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Endorsement keys as they are named on the command line: {@code rsa_2048}, {@code ecc_p256}. */
final class EkKind implements ITypeConverter<EndorsementKey>, Iterable<String> {

  /** The name of one. */
  static String name(EndorsementKey key) {
    return key.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public EndorsementKey convert(String text) {
    return Arrays.stream(EndorsementKey.values())
        .filter(key -> name(key).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no endorsement key: " + String.join(", ", this)));
  }

  /** For completion. */
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(EndorsementKey.values()).map(EkKind::name).iterator();
  }
}
