package io.github.tpm4j.cli.seal;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmSealBuilder;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import picocli.CommandLine.Option;

/** The options that say what must hold for sealed data to be given back, beside a password. */
final class SealDemands {
  @Option(
      names = "--pcrs",
      paramLabel = "SELECTION",
      description = "PCR must be as they are now, such as sha256:0,7. Without it, they may change.")
  private String pcrs;

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

  boolean countsWrongPasswords() {
    return countsWrongPasswords;
  }

  /** Begins what seals to these demands. */
  TpmSealBuilder with(TpmConnection tpm) {
    TpmSealBuilder seal = TpmSeal.with(tpm).dictionaryAttackProtected(countsWrongPasswords);
    TpmlPcrSelection selection = pcrs();
    return selection == null ? seal : seal.boundToPcrs(tpm.device().readPcr(selection));
  }
}
