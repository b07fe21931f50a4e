package io.github.tpm4j.cli.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.seal.ClevisJwe;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j unseal}: what was sealed to this TPM. */
@Command(
    name = "unseal",
    description = {
      "Gives back what tpm4j seal has sealed, clevis (tpm2), or a tool that makes TSS2 PRIVATE KEY",
      "files of sealed data."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:unsealed",
      "1:not unsealed: another TPM or password, PCR that differ, or damaged data",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
public final class Unseal implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private SealFiles files;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description =
          "A policy that was approved since (tpm4j policy approve), for data that are sealed to one"
              + " that a key approves. May be repeated.")
  private List<Path> approvals = List.of();

  @SuppressWarnings("unused") // By picocli.
  private Unseal() {}

  @Override
  public Integer call() throws IOException {
    try {
      files.check(false);
      if (password.usesStandardInput() && files.readsStandardInput()) {
        throw new IllegalArgumentException("The standard input cannot be data and password");
      }
      if (approvals.isEmpty()) {
        connection.use(this::unseal);
      } else {
        connection.use(this::unseal, "it has no policies that could be approved");
      }
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void unseal(TpmConnection tpm) throws IOException {
    try (InputStream sealed = files.open();
        KeyAuth auth = password.given()) {
      TpmUnseal unseal = TpmUnseal.with(tpm).auth(auth).policyInputs(approved(tpm));
      switch (SealedForm.of(sealed)) {
        case FILE -> files.write(out -> unseal.unseal(sealed, out));
        case PEM -> write(unseal.unsealSmall(Tss2Pem.decode(text(sealed, Tss2Pem.MAX_CHARACTERS))));
        case JWE -> write(ClevisJwe.with(tpm).decrypt(text(sealed, ClevisJwe.MAX_CHARACTERS)));
      }
    }
  }

  private PolicyInputs approved(TpmConnection tpm) throws IOException {
    PolicyInputs inputs = PolicyInputs.NONE;
    for (Path approval : approvals) {
      inputs = inputs.and(PolicyFiles.policy(approval, tpm.device()).inputs());
    }
    return inputs;
  }

  private void write(SecretBytes data) throws IOException {
    try (data) {
      files.write(out -> out.write(data.borrow()));
    }
  }

  private static String text(InputStream in, int maxCharacters) throws IOException {
    return new String(in.readNBytes(maxCharacters + 1), US_ASCII);
  }
}
