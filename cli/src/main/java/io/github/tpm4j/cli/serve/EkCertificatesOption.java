package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The option that says which certificates a new TPM is made with. */
final class EkCertificatesOption {
  private static final String NONE = "none";

  private final OptionSpec keys =
      OptionSpec.builder("--ek-certificates")
          .type(Keys.class)
          .paramLabel("none|KEY,...")
          .converters(new KeysConverter())
          .description(
              "The endorsement keys that get a certificate when a new TPM is made: any of rsa_2048,"
                  + " ecc_p256, high_rsa_2048, high_ecc_p256, ecc_p384, ecc_p521, rsa_3072, rsa_4096."
                  + " They are in the NV Indices 0x01C00002, 0x01C0000A, 0x01C00012, 14, 16, 18, 1C,"
                  + " 1E. With --with mlkem,mldsa also ml_kem_512, ml_kem_768,"
                  + " ml_kem_1024 (0x01C00060, 62, 64), ml_dsa_44, ml_dsa_65, ml_dsa_87 (0x01C00070,"
                  + " 72, 74), and the same limited to the firmware, fw_ml_kem_512 and so on (six"
                  + " higher). Those of their authorities are in 0x01C00100, and in the"
                  + " file "
                  + EkCertificates.AUTHORITY_FILE
                  + " beside the state. Default: rsa_2048, ecc_p256 and ecc_p384 in a directory, none in memory.")
          .build();

  EkCertificatesOption(CommandSpec command) {
    command.addOption(keys);
  }

  /** What the option was given. */
  record Keys(Set<EndorsementKey> all) {}

  /** For a TPM in memory. */
  EkCertificates inMemory() {
    return given().orElse(EkCertificates.NONE);
  }

  /** For a TPM in this directory. */
  EkCertificates in(Path directory) {
    return given().orElseGet(EkCertificates::standard).withAuthorityFileIn(directory);
  }

  private Optional<EkCertificates> given() {
    return Optional.ofNullable(keys.<Keys>getValue())
        .map(chosen -> EkCertificates.of(chosen.all(), InstantSource.system()));
  }

  /** Reads the keys, and refuses others in words. */
  private static final class KeysConverter implements ITypeConverter<Keys> {
    @Override
    public Keys convert(String text) {
      Set<EndorsementKey> keys = EnumSet.noneOf(EndorsementKey.class);
      if (!text.equals(NONE)) {
        for (String name : text.split(",", -1)) {
          keys.add(key(name));
        }
      }
      return new Keys(keys);
    }

    private static EndorsementKey key(String name) {
      try {
        return EndorsementKey.valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + name + "' is none of the keys " + EnumSet.allOf(EndorsementKey.class));
      }
    }
  }
}
