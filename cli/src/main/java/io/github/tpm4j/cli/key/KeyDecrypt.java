package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.keystore.tpm12.Binding;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j key decrypt}: what was encrypted to an RSA key. */
@Command(
    name = "decrypt",
    description = {
      "Decrypts what was encrypted to an RSA key, such as by openssl pkeyutl -encrypt. For data of",
      "any size, and EC keys, there are envelopes (docs/envelope.md)."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, it refused, or the data are not encrypted to this key",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyDecrypt implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyChoice key;
  @Mixin private DataFile data;
  @Mixin private BytesOutput output;

  /** How data are encrypted with RSA; the names are those of the command line. */
  private enum Padding {
    // Both hashes, as other programs have it; Java's names of OAEP mean MGF1 with SHA-1.
    OAEP_SHA256("OAEPPadding", oaep("SHA-256", MGF1ParameterSpec.SHA256)),
    OAEP_SHA1("OAEPPadding", oaep("SHA-1", MGF1ParameterSpec.SHA1)),
    /** What binding keys of a TPM 1.2 take, of a TPM_BOUND_DATA. */
    OAEP_TCPA("OAEPPadding", Binding.PARAMETERS),
    PKCS1("PKCS1Padding", null);

    private final String name;
    private final OAEPParameterSpec parameters;

    Padding(String name, OAEPParameterSpec parameters) {
      this.name = name;
      this.parameters = parameters;
    }

    private static OAEPParameterSpec oaep(String hash, MGF1ParameterSpec mask) {
      return new OAEPParameterSpec(hash, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--padding",
      paramLabel = "PADDING",
      defaultValue = "oaep_sha256",
      description =
          "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. Keys of a TPM 1.2 have pkcs1; those"
              + " made with --oaep have oaep_tcpa.")
  private Padding padding;

  @Override
  public Integer call() throws IOException {
    try {
      data.check(key);
      output.check();
      key.use(this::decrypt);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void decrypt(TpmConnection tpm, KeyInTpm known)
      throws GeneralSecurityException, IOException {
    if (!(known instanceof RsaKeyInTpm)) {
      throw new InvalidKeyException(known.alias() + " is no RSA key");
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/" + padding.name, new TpmProvider(tpm));
    if (padding.parameters == null) {
      cipher.init(Cipher.DECRYPT_MODE, known);
    } else {
      cipher.init(Cipher.DECRYPT_MODE, known, padding.parameters);
    }
    byte[] plain;
    try (InputStream in = data.open()) {
      // One block of the longest key; the cipher refuses what is longer than its own.
      plain = cipher.doFinal(in.readNBytes(1 << 11));
    }
    try {
      output.write(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
