package io.github.tpm4j.cli.tpm;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Kinds of keys as they are named on the command line: {@code ecc_p256}, as in TPM_ALG_ECC, and for
 * those who come from JCA {@code ec_p256}.
 *
 * @param <K> an enumeration of kinds
 */
public abstract class KindConverter<K extends Enum<K>>
    implements ITypeConverter<K>, Iterable<String> {
  private static final String JCAS = "ec_";
  private static final String TPMS = "ecc_";

  private final Class<K> kinds;

  protected KindConverter(Class<K> kinds) {
    this.kinds = kinds;
  }

  /** The name of one. */
  private static String name(Enum<?> kind) {
    return spelt(kind.name());
  }

  private static String spelt(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    return name.startsWith(JCAS) ? TPMS + name.substring(JCAS.length()) : name;
  }

  @Override
  public K convert(String text) {
    return Arrays.stream(kinds.getEnumConstants())
        .filter(kind -> name(kind).equals(spelt(text)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is none of " + String.join(", ", this)));
  }

  /** For completion. */
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(kinds.getEnumConstants()).map(KindConverter::name).iterator();
  }
}
