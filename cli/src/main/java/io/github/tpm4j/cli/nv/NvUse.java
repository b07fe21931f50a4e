package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.templates.NvTemplate;
import java.io.IOException;
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

  @Option(
      names = "--pcrs",
      paramLabel = "SELECTION",
      description =
          "TPM 1.2: can be read and written only while these PCR are as they are now, such as"
              + " sha1:0,7.")
  private String pcrs;

  /**
   * Refuses what a TPM 2.0 has otherwise.
   *
   * @throws IllegalArgumentException if there is something
   */
  void check20() {
    if (pcrs != null) {
      throw new IllegalArgumentException(
          "--pcrs is for NV Indices of a TPM 1.2; a TPM 2.0 has policies for that");
    }
  }

  /**
   * An Index of a TPM 1.2 with what the options say.
   *
   * @throws IllegalArgumentException if they contradict each other
   * @throws IOException if a TPM 1.2 lacks what they ask for
   */
  NvSpace of(NvSpace space, boolean hasPassword, TpmConnection tpm) throws IOException {
    if (clearedAtRestart) {
      throw new IOException("This is a TPM 1.2: what is in its NV stays (--cleared-at-restart)");
    }
    if (notByOwner && !hasPassword) {
      throw new IllegalArgumentException("--not-by-owner needs a password, or nobody could use it");
    }
    NvSpace used = users(space, hasPassword);
    used = lockable ? used.lockableUntilStart().readLockableUntilStart() : used;
    used = lockableForGood ? used.lockableForGood() : used;
    if (pcrs == null) {
      return used;
    }
    PcrValues values = tpm.inUse().readPcr(PcrText.parse(pcrs));
    return used.readAt(values).writtenAt(values);
  }

  private NvSpace users(NvSpace space, boolean hasPassword) {
    NvSpace read = hasPassword ? space.readByPassword() : space;
    if (writtenByOwner) {
      return hasPassword ? read.writtenByOwner() : space.readByAll().writtenByOwner();
    }
    return hasPassword ? read.writtenByPassword() : space;
  }

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
