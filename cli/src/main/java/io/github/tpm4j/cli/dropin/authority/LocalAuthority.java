package io.github.tpm4j.cli.dropin.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import io.github.tpm4j.cli.key.CertificatePem;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.engine.manufacture.KeptAuthority;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;

/**
 * The authority of a machine, kept in the files that its configuration names. swtpm_localca goes on
 * with those that are made here, and the other way round.
 */
public final class LocalAuthority {
  private static final String LOCK = ".lock.swtpm-localca";

  /** As swtpm_localca, whose GnuTLS does not read the keys on curves that the JDK writes. */
  private static final int RSA_BITS = 3_072;

  private static final FileAttribute<?> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

  private LocalAuthority() {}

  /**
   * Opens it, and makes it first where nothing of it is there.
   *
   * @param log takes a line when it is made
   */
  public static KeptAuthority open(AuthorityConfig config, Consumer<String> log) throws Refusal {
    try {
      for (Path file : List.of(config.keyFile(), config.certificateFile())) {
        Files.createDirectories(file.toAbsolutePath().getParent(), FOLDER_MODE);
      }
      Files.createDirectories(config.folder(), FOLDER_MODE);
      try (FileChannel lock =
          FileChannel.open(
              config.folder().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        return openLocked(config, log);
      }
    } catch (IOException e) {
      throw new Refusal(
          "The authority of certificates cannot be used: " + e.getMessage() + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    String words = SystemMessage.of(e);
    return words.equals(e.getMessage()) ? "" : ": " + words;
  }

  private static KeptAuthority openLocked(AuthorityConfig config, Consumer<String> log)
      throws IOException, Refusal {
    boolean hasKey = Files.exists(config.keyFile());
    boolean hasCertificate = Files.exists(config.certificateFile());
    if (hasKey != hasCertificate) {
      throw new Refusal(
          "Of the authority's two files %s is missing: %s is not replaced"
              .formatted(
                  hasKey ? config.certificateFile() : config.keyFile(),
                  hasKey ? config.keyFile() : config.certificateFile()));
    }
    if (hasKey) {
      return read(config);
    }
    log.accept("Creating a local CA's signing key and issuer cert.");
    return make(config);
  }

  private static KeptAuthority read(AuthorityConfig config) throws IOException, Refusal {
    try {
      List<X509Certificate> certificates =
          CertificatePem.all(Files.readString(config.certificateFile(), US_ASCII));
      if (certificates.isEmpty()) {
        throw new Refusal(config.certificateFile() + " has no certificate in PEM");
      }
      return new KeptAuthority(AuthorityKeyFile.read(config), certificates.get(0));
    } catch (GeneralSecurityException e) {
      throw new Refusal(
          "The authority of %s and %s cannot be used: %s"
              .formatted(config.keyFile(), config.certificateFile(), e.getMessage()),
          e);
    }
  }

  private static KeptAuthority make(AuthorityConfig config) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      KeyPair pair = generator.generateKeyPair();
      KeptAuthority made = KeptAuthority.create(pair);
      AuthorityKeyFile.write(pair.getPrivate(), config);
      NewFile.write(
          config.certificateFile(),
          Pem.of("CERTIFICATE", made.certificate().getEncoded()).getBytes(US_ASCII),
          NewFile.PUBLIC);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has keys of RSA", e);
    }
  }
}
