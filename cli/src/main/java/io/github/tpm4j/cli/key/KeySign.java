package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.provider.generation.StandardSignature;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j key sign}: a signature of a file. */
@Command(
    name = "sign",
    description = {
      "Signs a file, and writes the signature: DER of an EC key, as openssl dgst -verify takes it.",
      "A key of HMAC makes a MAC."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, it refused, or a file could not be read or written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeySign implements Callable<Integer> {
  private static final int PIECE_BYTES = 1 << 16;

  @Spec private CommandSpec spec;
  @Mixin private KeyChoice key;
  @Mixin private DataFile data;
  @Mixin private BytesOutput output;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description =
          "Java's name of it, such as SHA384withECDSA or SHA256withRSAandMGF1. Without it, what fits"
              + " the key: SHA256withECDSA, SHA256withRSA.")
  private String algorithm;

  @Override
  public Integer call() throws IOException {
    try {
      data.check(key);
      output.check();
      key.use(this::sign);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void sign(TpmConnection tpm, KeyInTpm known)
      throws GeneralSecurityException, IOException {
    Provider provider = new TpmProvider(tpm);
    try (InputStream in = data.open()) {
      output.write(
          known instanceof PrivateKeyInTpm own
              ? signature(provider, own, in)
              : mac(provider, known, in));
    }
  }

  private byte[] signature(Provider provider, PrivateKeyInTpm own, InputStream in)
      throws GeneralSecurityException, IOException {
    String name = algorithm == null ? StandardSignature.of(own) : algorithm;
    Signature signature = Signature.getInstance(name, provider);
    signature.initSign(own);
    for (byte[] piece = piece(in); piece.length > 0; piece = piece(in)) {
      signature.update(piece);
    }
    return signature.sign();
  }

  private byte[] mac(Provider provider, KeyInTpm own, InputStream in)
      throws GeneralSecurityException, IOException {
    Mac mac = Mac.getInstance(algorithm == null ? own.getAlgorithm() : algorithm, provider);
    mac.init(own);
    for (byte[] piece = piece(in); piece.length > 0; piece = piece(in)) {
      mac.update(piece);
    }
    return mac.doFinal();
  }

  private static byte[] piece(InputStream in) throws IOException {
    return in.readNBytes(PIECE_BYTES);
  }
}
