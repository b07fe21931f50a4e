package io.github.tpm4j.cli;

import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j java-security}: the lines of java.security that programs unaware of TPMs need. */
@Command(
    name = "java-security",
    description =
        "Prints the lines for java.security that make TPM keys work in programs of this Java.")
final class JavaSecurity implements Callable<Integer> {
  private static final String PROVIDER = "security.provider.";
  private static final String PREFERRED = "jdk.security.provider.preferred";
  private static final String PSS = "Signature.RSASSA-PSS:TPM";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    lines(Security::getProperty).forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  /**
   * The lines.
   *
   * @param properties of java.security; null for what is not there
   */
  static List<String> lines(UnaryOperator<String> properties) {
    List<String> lines = new ArrayList<>();
    lines.add("# Put into a file, and start Java with -Djava.security.properties=FILE");
    lines.add("# The last provider: it takes only keys of its own. A gap in the numbers hides it.");
    lines.add(PROVIDER + number(properties) + "=TPM");
    lines.add("# For libraries that set the parameters of RSASSA-PSS before the key; the keys of");
    lines.add("# others are passed on.");
    lines.add(PREFERRED + "=" + preferred(properties.apply(PREFERRED)));
    return lines;
  }

  /** That of the provider, if it is there already, or the next one. */
  private static int number(UnaryOperator<String> properties) {
    int number = 1;
    String name = properties.apply(PROVIDER + number);
    while (name != null && !isTpm(name)) {
      number++;
      name = properties.apply(PROVIDER + number);
    }
    return number;
  }

  // An argument for the provider may stand behind its name.
  private static boolean isTpm(String provider) {
    return provider.strip().split("\\s")[0].equals("TPM");
  }

  private static String preferred(String standing) {
    if (standing == null || standing.isBlank()) {
      return PSS;
    }
    return standing.contains(PSS) ? standing : PSS + ", " + standing.strip();
  }
}
