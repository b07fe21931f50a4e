package io.github.tpm4j.cli.seal;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmSealBuilder;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say what must hold for sealed data to be given back, beside a password. */
final class SealDemands {
  @Option(
      names = "--pcrs",
      paramLabel = "SELECTION",
      description = "PCR must be as they are now, such as sha256:0,7. Without it, they may change.")
  private String pcrs;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "What else must hold, as tpm4j policy make has written it.")
  private Path policy;

  @Option(
      names = "--count-wrong-passwords",
      description =
          "Wrong passwords count towards the TPM's lockout, for all of its keys: for short ones.")
  private boolean countsWrongPasswords;

  /**
   * The PCR that are named; null if none are.
   *
   * @throws IllegalArgumentException if they are not written as they must be
   */
  TpmlPcrSelection pcrs() {
    return pcrs == null ? null : PcrText.parse(pcrs);
  }

  boolean hasPolicy() {
    return policy != null;
  }

  boolean countsWrongPasswords() {
    return countsWrongPasswords;
  }

  /**
   * Begins what seals to these demands.
   *
   * @throws IOException if the policy cannot be read, or is none
   */
  TpmSealBuilder with(TpmConnection tpm) throws IOException {
    TpmSealBuilder seal = TpmSeal.with(tpm).dictionaryAttackProtected(countsWrongPasswords);
    TpmlPcrSelection selection = pcrs();
    if (policy != null) {
      seal.policy(PolicyFiles.policy(policy, tpm.device()));
    }
    return selection == null ? seal : seal.boundToPcrs(tpm.inUse().readPcr(selection));
  }
}
