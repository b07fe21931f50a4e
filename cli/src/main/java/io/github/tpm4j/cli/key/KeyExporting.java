package io.github.tpm4j.cli.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j key export}: a key for other programs, and for other TPMs. */
@Command(
    name = "export",
    description = {
      "Writes what of a key may leave: the public key; the key as its TPM has encrypted it, for",
      "other programs on this machine; with --to, as another TPM takes it."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, it refused, or the key stays in its TPM",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyExporting implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyChoice key;
  @Mixin private BytesOutput output;

  /** What is written; the names are those of the command line. */
  private enum Form {
    PUBLIC,
    TPM2B,
    TSS2,
    TPM_KEY,
    CERTIFICATE;

    /** As it stands on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "public",
      description =
          "public: PUBLIC KEY in PEM. tpm2b: its public area (TPM2B_PUBLIC). tss2: TSS2 PRIVATE KEY,"
              + " which this TPM alone can use. tpm_key: the same of a TPM 1.2 as trousers has it"
              + " (TPM_KEY). certificate: its chain in the KeyStore, in PEM. Default: public.")
  private Form form;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "As the TPM with this storage key takes it: a TSS2 PRIVATE KEY for tpm4j key import there."
              + " Only of a key that was made with --movable-to.")
  private Path newParent;

  @Override
  public Integer call() throws IOException {
    if ((form == Form.TPM2B || form == Form.TPM_KEY) && newParent == null) {
      output.check();
    }
    if (form == Form.CERTIFICATE && key.entry().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Certificates are in a KeyStore: --store");
    }
    key.use((tpm, known) -> output.write(newParent == null ? bytes(known) : moved(known)));
    return ExitStatus.DONE;
  }

  private byte[] bytes(KeyInTpm known) throws GeneralSecurityException, IOException {
    return switch (form) {
      case PUBLIC -> ascii(PublicKeyPem.write(KeyChoice.privateKey(known).publicKey()));
      case TPM2B ->
          PublicAreaFile.bytes(
              KeyChoice.ofTpm20(known, "it has no TPM2B_PUBLIC; try --form tpm_key").publicArea());
      case TSS2 -> ascii(Tss2Pem.encode(KeyPlace.file(known)));
      case TPM_KEY -> tpmKey(known);
      case CERTIFICATE -> ascii(Pem.of(key.entry().orElseThrow().keyEntry().chain()));
    };
  }

  private static byte[] tpmKey(KeyInTpm known) throws InvalidKeySpecException {
    if (known instanceof Tpm12PrivateKey own) {
      return own.key().toBytes().toArray();
    }
    throw new InvalidKeySpecException(known.alias() + " is of a TPM 2.0, which has no TPM_KEY");
  }

  private byte[] moved(KeyInTpm known) throws GeneralSecurityException, IOException {
    TpmResidentKey own =
        KeyChoice.ofTpm20(known, "it is for its TPM alone, and is not copied to another one");
    return ascii(Tss2Pem.encode(KeyExport.duplicate(own, PublicAreaFile.read(newParent))));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
