package io.github.tpm4j.cli.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
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
              + " which this TPM alone can use. certificate: its chain in the KeyStore, in PEM."
              + " Default: public.")
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
    if (form == Form.TPM2B && newParent == null) {
      output.check();
    }
    if (form == Form.CERTIFICATE && key.entry().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Certificates are in a KeyStore: --store");
    }
    key.use((tpm, known) -> output.write(newParent == null ? bytes(known) : moved(known)));
    return ExitStatus.DONE;
  }

  private byte[] bytes(TpmResidentKey known) throws GeneralSecurityException, IOException {
    return switch (form) {
      case PUBLIC -> ascii(PublicKeyPem.write(KeyChoice.privateKey(known).publicKey()));
      case TPM2B -> PublicAreaFile.bytes(known.publicArea());
      case TSS2 -> ascii(Tss2Pem.encode(KeyExport.file(known)));
      case CERTIFICATE -> ascii(Pem.of(key.entry().orElseThrow().keyEntry().chain()));
    };
  }

  private byte[] moved(TpmResidentKey known) throws KeyException, IOException {
    return ascii(Tss2Pem.encode(KeyExport.duplicate(known, PublicAreaFile.read(newParent))));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
