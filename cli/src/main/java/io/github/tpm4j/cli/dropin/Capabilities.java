package io.github.tpm4j.cli.dropin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code --print-capabilities} prints, for programs that decide by it what they may ask. */
final class Capabilities {
  private static final List<String> FEATURES =
      List.of(
          "tpm-1.2",
          "tpm-2.0",
          "tpm-send-command-header",
          "flags-opt-startup",
          "cmdarg-seccomp",
          "cmdarg-key-fd",
          "cmdarg-pwd-fd",
          "cmdarg-print-states",
          "nvram-backend-dir",
          "nvram-backend-file",
          "cmdarg-migration",
          "cmdarg-print-profiles",
          "cmdarg-print-info",
          "tpmstate-opt-lock");

  /** Of the TPM that a new state directory gets. */
  private static final List<String> KEY_SIZES =
      List.of("rsa-keysize-2048", "rsa-keysize-3072", "rsa-keysize-4096");

  private Capabilities() {}

  /**
   * JSON in one line.
   *
   * @param tpm2 whether those of the TPM 2.0 itself are asked for too
   */
  static String json(boolean tpm2) {
    List<String> features = new ArrayList<>(FEATURES);
    if (tpm2) {
      features.addAll(KEY_SIZES);
    }
    String all = features.stream().map(f -> '"' + f + '"').collect(Collectors.joining(", "));
    return "{ \"type\": \"swtpm\", \"features\": [ "
        + all
        + " ], \"version\": \""
        + Swtpm.VERSION
        + "\" }";
  }
}
