package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the files that {@link GoldenFileTest} reads, for a version whose format is new. */
final class GoldenFileWriter {
  private GoldenFileWriter() {}

  /** Writes {@code password.tpm} and {@code no-password.tpm} into the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty()
            .with(new TrustedCertificate("ca", Samples.TIME, Samples.ROOT))
            .with(new KeyEntry("server", Samples.TIME, key(), List.of(Samples.LEAF, Samples.ROOT)))
            .with(new KeyEntry("schlüssel", Samples.TIME, keyWithPolicy(), List.of()))
            .with(
                new KeyEntry(
                    "client",
                    Samples.TIME,
                    key(),
                    List.of(Samples.SECOND_LEAF, Samples.CROSS_SIGNED_ROOT, Samples.OTHER_ROOT)));
    file.store(folder.resolve("password.tpm"), "changeit".toCharArray());
    file.store(folder.resolve("no-password.tpm"), null);
  }

  static Tss2PrivateKey key() throws IOException {
    try (InputStream in = Tss2PrivateKey.class.getResourceAsStream("tpm2-openssl-1.1.1-p256.pem")) {
      return Tss2Pem.decode(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  static Tss2PrivateKey keyWithPolicy() throws IOException {
    Tss2PolicyCommand authValue = new Tss2PolicyCommand(0x16B, Bytes.EMPTY);
    return key().toBuilder().policy(List.of(authValue)).description("für Tests").build();
  }
}
