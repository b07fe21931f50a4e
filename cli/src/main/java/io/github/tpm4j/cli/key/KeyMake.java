package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Progress;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.cli.tpm.EitherFamily;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j key make}: a new key. */
@Command(
    name = "make",
    description = {
      "Makes a key in the TPM, and keeps it in a file, in a KeyStore or in the TPM's own memory.",
      "It never leaves the TPM, unless --movable-to says to which other one it can."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:made and kept",
      "1:not made: there is no TPM, it refused, or a file could not be read or written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyMake implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private KeyDemands demands;
  @Mixin private KeyPlace place;
  @Mixin private JsonOption json;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = KeyKindConverter.class,
      completionCandidates = KeyKindConverter.class,
      description =
          "What it is: ${COMPLETION-CANDIDATES}. Without it, ecc_p256; of a TPM 1.2, rsa_2048.")
  private KeyKind kind;

  @Override
  public Integer call() throws IOException {
    try {
      place.requireFree();
      connection.use(this::make);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void make(TpmConnection tpm) throws IOException {
    try (KeyAuth auth = password.chosen()) {
      place.requireFor(tpm);
      KeyKind chosen =
          kind == null
              ? EitherFamily.of(tpm, tpm20 -> KeyKind.ECC_P256, tpm12 -> KeyKind.RSA_2048)
              : kind;
      NewKey made = new NewKey(tpm, place);
      TpmKeyGenParameterSpec wanted =
          made.specification(demands.of(chosen.named(place.alias()), tpm), auth);
      generate(made, chosen, wanted);
      made.print(spec.commandLine().getOut(), json.isSet());
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void generate(NewKey made, KeyKind chosen, TpmKeyGenParameterSpec wanted)
      throws GeneralSecurityException, IOException {
    Progress progress = Progress.of(spec, "Making a key of " + chosen);
    try {
      made.generate(chosen, wanted);
    } finally {
      progress.close();
      wanted.destroy();
    }
  }
}
