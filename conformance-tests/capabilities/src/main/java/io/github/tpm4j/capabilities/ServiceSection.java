package io.github.tpm4j.capabilities;

import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.ServiceTable;
import io.github.tpm4j.provider.TpmProvider;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every service of the security provider. */
final class ServiceSection {
  private ServiceSection() {}

  static List<String> lines() {
    Map<String, Set<String>> algorithms = new TreeMap<>();
    for (ServiceRow row : ServiceTable.ROWS) {
      algorithms.computeIfAbsent(row.type(), type -> new TreeSet<>()).add(row.algorithm());
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Services of the security provider");
    lines.add("");
    lines.add(
        "They work as far as the TPM in use has the algorithm, KEM on JDK 21 and later and on");
    lines.add("updates of JDK 17 that have `javax.crypto.KEM`. Names that mean the same,");
    lines.add("object identifiers among them, are in");
    lines.add("[services.txt](provider/src/test/resources/io/github/tpm4j/provider/services.txt).");
    lines.add("");
    MarkdownTable table = new MarkdownTable("service", "algorithms");
    algorithms.forEach((type, names) -> table.row(type, String.join(", ", names)));
    lines.addAll(table.lines());
    lines.addAll(cipherLines());
    return lines;
  }

  private static List<String> cipherLines() {
    Provider.Service rsa = new TpmProvider().getService("Cipher", "RSA");
    return List.of(
        "",
        "Paddings of `Cipher.RSA`: " + words(rsa.getAttribute("SupportedPaddings")) + ".",
        "Modes: " + words(rsa.getAttribute("SupportedModes")) + ".");
  }

  private static String words(String alternatives) {
    return alternatives.toUpperCase(Locale.ROOT).replace("|", ", ");
  }
}
