package io.github.tpm4j.cli.ek;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.cli.output.Progress;
import io.github.tpm4j.cli.output.TextOutput;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j ek public}: the public key of an endorsement key. */
@Command(
    name = "public",
    description =
        "Writes the public key of an endorsement key, in PEM. A TPM 2.0 makes the key; a TPM 1.2"
            + " that has an owner shows it to him alone.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, or it does not make such a key",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class EkPublic implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private TextOutput output;

  @Parameters(
      paramLabel = "KIND",
      converter = EkKind.class,
      completionCandidates = EkKind.class,
      description = "Which key, as tpm4j ek list names it: rsa_2048, ecc_p256, ecc_p384, …")
  private EndorsementKey kind;

  @Override
  public Integer call() throws IOException {
    connection.use(
        tpm -> output.write(Pem.of("PUBLIC KEY", made(spec, tpm, kind).publicKey().getEncoded())),
        tpm -> output.write(Tpm12Ek.publicKey(tpm, kind)));
    return ExitStatus.DONE;
  }

  /** The key, which may take a TPM half a minute. */
  static TpmKey made(CommandSpec spec, TpmConnection tpm, EndorsementKey kind) {
    Progress progress = Progress.of(spec, "Making the endorsement key " + EkKind.name(kind));
    try {
      return TpmAttestation.with(tpm).endorsementKey(kind);
    } finally {
      progress.close();
    }
  }
}
