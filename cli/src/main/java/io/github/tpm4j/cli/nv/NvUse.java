package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.templates.NvTemplate;
import picocli.CommandLine.Option;

/** The options that say who may use a new NV Index, and until when. */
final class NvUse {
  @Option(names = "--not-by-owner", description = "The owner may neither read nor write it.")
  private boolean notByOwner;

  @Option(
      names = "--written-by-owner",
      description = "The owner alone may write it; whoever has the password can read it.")
  private boolean writtenByOwner;

  @Option(
      names = "--count-wrong-passwords",
      description = "Wrong passwords count towards the TPM's lockout, for all of its keys.")
  private boolean countsWrongPasswords;

  @Option(names = "--lockable", description = "Can be locked until the TPM is restarted.")
  private boolean lockable;

  @Option(names = "--lockable-for-good", description = "Can be locked against writing for good.")
  private boolean lockableForGood;

  @Option(
      names = "--cleared-at-restart",
      description = "Counts as not written after each restart of the TPM.")
  private boolean clearedAtRestart;

  /**
   * The template with what the options say.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  NvTemplate of(NvTemplate template) {
    if (notByOwner && writtenByOwner) {
      throw new IllegalArgumentException("--not-by-owner contradicts --written-by-owner");
    }
    NvTemplate used = notByOwner ? template.notByOwner() : template;
    used = writtenByOwner ? used.writtenByOwner() : used;
    used = countsWrongPasswords ? used.protectedFromGuessing() : used;
    used = lockable ? used.lockable() : used;
    used = lockableForGood ? used.lockableForGood() : used;
    return clearedAtRestart ? used.clearedAtRestart() : used;
  }
}
