package io.github.tpm4j.provider.contracts;

import java.util.regex.Pattern;

/**
 * Calls that come out otherwise than with the JDK, on purpose.
 *
 * @param script the names of the scripts
 * @param call the names of the calls
 * @param ours what comes of them here
 * @param jdk where the JDK has something else
 * @param reason why it is so
 */
record Difference(Pattern script, Pattern call, String ours, Releases jdk, String reason) {

  /** Releases of the JDK. */
  enum Releases {
    ALL,
    BEFORE_25,
    FROM_25;

    private boolean isThis() {
      return this == ALL || (Runtime.version().feature() >= 25) == (this == FROM_25);
    }
  }

  static Difference of(String script, String call, String ours, String reason) {
    return new Difference(
        Pattern.compile(script), Pattern.compile(call), ours, Releases.ALL, reason);
  }

  /** The same, with some releases of the JDK only. */
  Difference with(Releases releases) {
    return new Difference(script, call, ours, releases, reason);
  }

  boolean isExpected() {
    return jdk.isThis();
  }

  boolean allows(String scriptName, String callName, String outcome) {
    return isExpected()
        && script.matcher(scriptName).matches()
        && call.matcher(callName).matches()
        && ours.equals(outcome);
  }
}
