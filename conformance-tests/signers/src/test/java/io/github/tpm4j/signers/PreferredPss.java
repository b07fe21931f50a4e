package io.github.tpm4j.signers;

/**
 * Programs that set the parameters of RSA-PSS before they give the key. They need a line of {@code
 * java.security}, which the JVM reads once: tests of this tag run in a JVM of their own that has
 * it.
 */
final class PreferredPss {
  static final String TAG = "preferred-pss";

  private PreferredPss() {}
}
