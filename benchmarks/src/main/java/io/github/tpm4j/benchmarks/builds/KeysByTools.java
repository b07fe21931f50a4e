package io.github.tpm4j.benchmarks.builds;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Path;
import java.time.Duration;

/** What a long-lived TPM does in a day, by tpm2-tools: some hundred processes. */
public final class KeysByTools {
  private static final int KEYS = 50;
  private static final int RSA_KEYS = 5;

  /** How many keys of which kind. */
  public static final String WHAT = KEYS + " EC and " + RSA_KEYS + " RSA keys by tpm2-tools";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String WORK =
      """
      tpm2_createprimary -Q -G ecc -c primary
      tpm2_flushcontext -t
      head -c 32 /dev/urandom > digest
      for i in $(seq %d); do
        tpm2_create -Q -C primary -G ecc -u public -r private
        tpm2_flushcontext -t
        tpm2_load -Q -C primary -u public -r private -c key
        tpm2_flushcontext -t
        tpm2_sign -Q -c key -g sha256 -d digest -o signature
        tpm2_flushcontext -t
      done
      for i in $(seq %d); do
        tpm2_create -Q -C primary -G rsa2048 -u public -r private
        tpm2_flushcontext -t
      done
      tpm2_startauthsession --hmac-session -S session
      tpm2_sessionconfig session --enable-encrypt
      tpm2_getrandom -Q -S session 32 -o random
      tpm2_flushcontext session
      tpm2_pcrread -Q
      """
          .formatted(KEYS, RSA_KEYS);

  private KeysByTools() {}

  /**
   * Makes them in a TPM that is served by the simulator's protocol.
   *
   * @param folder for files of the tools
   */
  public static void make(EngineServer server, Path folder) {
    Tool.of("bash", "-euo", "pipefail", "-c", WORK)
        .tpm("mssim:host=127.0.0.1,port=" + server.port())
        .in(folder)
        .within(LIMIT)
        .succeed();
  }
}
