package io.github.tpm4j.cli.nv;

import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tpm4j nv lock}: no more reading or writing. */
@Command(
    name = "lock",
    description = {
      "Locks an NV Index that was defined with --lockable, until the TPM is restarted.",
      "One that was defined with --lockable-for-good is never written again."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:locked",
      "1:not locked: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvLock extends NvCommand {
  @ArgGroup(multiplicity = "1")
  private Kind kind;

  /** Exactly one of them. */
  private static final class Kind {
    @Option(names = "--reading", description = "Lock it against reading.")
    private boolean reading;

    @Option(names = "--writing", description = "Lock it against writing.")
    private boolean writing;
  }

  @Override
  int ownerBit() {
    return kind.reading ? TpmaNv.OWNERREAD : TpmaNv.OWNERWRITE;
  }

  @Override
  void run(TpmNv nv) {
    if (kind.writing) {
      nv.lockWriting();
    } else {
      nv.lockReading();
    }
  }

  @Override
  void run(Tpm12Nv nv) {
    if (kind.writing) {
      nv.lockWriting();
    } else {
      nv.lockReading();
    }
  }
}
