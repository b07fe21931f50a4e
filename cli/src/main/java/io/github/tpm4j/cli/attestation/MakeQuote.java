package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j quote}: what the TPM says of its PCR. */
@Command(
    name = "quote",
    description = {
      "Prints a quote: PCR and their values, signed by an attestation key of the TPM, as JSON.",
      "tpm4j verify, on any machine, tells whether it is right."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:there is no TPM, it refused, or the key could not be read or written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
public final class MakeQuote implements Callable<Integer> {
  private static final String HANDLE = "0[xX]81[0-9A-Fa-f]{6}";

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private QuoteQuestion question;

  @ArgGroup(multiplicity = "1")
  private KeyChoice key;

  /** Exactly one of them. */
  private static final class KeyChoice {
    @Option(
        names = "--key",
        paramLabel = "FILE|HANDLE",
        description = "The attestation key: a TSS2 PRIVATE KEY, or a handle such as 0x81000010.")
    private String existing;

    @Option(
        names = "--new-key",
        paramLabel = "FILE",
        description = "Make an attestation key first, and keep it in FILE, which must be new.")
    private Path created;
  }

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "ecc_p256",
      converter = AttestationKeyKindConverter.class,
      completionCandidates = AttestationKeyKindConverter.class,
      description =
          "What a new key is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. That of a TPM 1.2"
              + " is always of RSA with 2048 bits, and takes the owner's password to make.")
  private AttestationKeyKind kind;

  @SuppressWarnings("unused") // By picocli.
  private MakeQuote() {}

  @Override
  public Integer call() throws IOException {
    try {
      if (key.created != null && Files.exists(key.created)) {
        throw new IllegalArgumentException("--new-key: " + key.created + " exists: use --key");
      }
      connection.use(this::quote, this::quote12);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void quote(TpmConnection tpm) throws IOException {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    try (KeyAuth auth = key.created == null ? password.given() : password.chosen()) {
      QuotedPcrs quoted =
          attestation.quote(open(attestation, auth), question.nonce(), question.pcrs());
      QuoteFile file = new QuoteFile(quoted.quote(), quoted.values().values());
      Json.object(spec.commandLine().getOut(), file::write);
    }
  }

  private void quote12(TpmConnection tpm) throws IOException {
    if (key.existing != null && key.existing.matches(HANDLE)) {
      throw new IOException("This is a TPM 1.2, which keeps no keys in its memory: name a file");
    }
    Tpm12Quoting quoting = new Tpm12Quoting(tpm, question);
    try (KeyAuth auth = key.created == null ? password.given() : password.chosen()) {
      if (key.created != null) {
        quoting.make(key.created, auth);
      }
      Path file = key.created == null ? Path.of(key.existing) : key.created;
      QuoteFile quote = quoting.quote(file, auth);
      Json.object(spec.commandLine().getOut(), quote::write);
    }
  }

  private TpmKey open(TpmAttestation attestation, KeyAuth auth) throws IOException {
    if (key.created != null) {
      Tss2PrivateKey made = attestation.createKey(kind, auth);
      AttestationKeyFile.write(key.created, made, attestation.storageKeyName());
      return AttestationKeyFile.open(attestation, key.created, auth);
    }
    if (key.existing.matches(HANDLE)) {
      int handle = Integer.parseUnsignedInt(key.existing.substring(2), 16);
      return attestation.persistentKey(TpmHandle.of(handle), auth);
    }
    return AttestationKeyFile.open(attestation, Path.of(key.existing), auth);
  }
}
