package io.github.tpm4j.cli.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.seal.ClevisJwe;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j seal}: data that this TPM alone gives back. */
@Command(
    name = "seal",
    description = {
      "Seals data of any size to this TPM, to PCR and to a password.",
      "tpm4j unseal gives them back, on this TPM and while that holds."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:sealed",
      "1:not sealed: there is no TPM, it refused, or a file could not be read or written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
public final class Seal implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private SealDemands demands;
  @Mixin private SealFiles files;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "file",
      description =
          "file: any size. pem: at most 128 bytes, as other tools take them (TSS2 PRIVATE KEY)."
              + " jwe: as clevis does, without a password, PCR of one bank. Default: file.")
  private SealedForm form;

  @SuppressWarnings("unused") // By picocli.
  private Seal() {}

  @Override
  public Integer call() throws IOException {
    try {
      check();
      if (form == SealedForm.JWE) {
        connection.use(this::seal, "clevis seals to a TPM 2.0 alone; leave --form out");
      } else if (demands.hasPolicy()) {
        connection.use(this::seal, "it has no policies, but PCR (--pcrs) and a password");
      } else {
        connection.use(this::seal);
      }
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void check() {
    files.check(form != SealedForm.FILE);
    TpmlPcrSelection pcrs = demands.pcrs();
    if (password.usesStandardInput() && files.readsStandardInput()) {
      throw new IllegalArgumentException("The standard input cannot be data and password");
    }
    boolean tooManyBanks = pcrs != null && pcrs.pcrSelections().size() > 1;
    if (form == SealedForm.JWE
        && (password.isGiven()
            || demands.countsWrongPasswords()
            || demands.hasPolicy()
            || tooManyBanks)) {
      throw new IllegalArgumentException(
          "clevis seals without a password or a policy, to PCR of one bank");
    }
  }

  private void seal(TpmConnection tpm) throws IOException {
    try (InputStream data = files.open()) {
      if (form == SealedForm.JWE) {
        jwe(tpm, data);
        return;
      }
      try (KeyAuth auth = password.chosen();
          TpmSeal seal = demands.with(tpm).auth(auth).build()) {
        if (form == SealedForm.PEM) {
          pem(seal, data);
        } else {
          files.write(out -> seal.seal(data, out));
        }
      }
    }
  }

  private void pem(TpmSeal seal, InputStream data) throws IOException {
    try (SecretBytes small = SecretBytes.adopt(data.readNBytes(TpmSeal.MAX_SMALL_BYTES + 1))) {
      byte[] pem = Tss2Pem.encode(seal.sealSmall(small)).getBytes(US_ASCII);
      files.write(out -> out.write(pem));
    }
  }

  private void jwe(TpmConnection tpm, InputStream data) throws IOException {
    TpmlPcrSelection pcrs = demands.pcrs() == null ? PcrSelections.NONE : demands.pcrs();
    try (SecretBytes all = SecretBytes.adopt(data.readAllBytes())) {
      byte[] jwe = ClevisJwe.with(tpm).encrypt(all, pcrs).getBytes(US_ASCII);
      files.write(out -> out.write(jwe));
    }
  }
}
