package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.secret.PrivateKeyPem;
import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j key import}: a key of a file goes where keys of the TPM are kept. */
@Command(
    name = "import",
    description = {
      "Takes what is in a PEM file: a private key of software, which is in the TPM then, and should",
      "be wiped elsewhere; or a TSS2 PRIVATE KEY of this TPM, or one that another TPM has exported",
      "to it. Certificates in the file go with it into a KeyStore; a file of certificates alone",
      "replaces those of the key that is there."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:taken and kept",
      "1:not taken: there is no TPM, it refused, or a file could not be read or written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyImporting implements Callable<Integer> {
  private static final String FILE_PASSWORD = "--file-password-file";

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;
  @Mixin private KeyDemands demands;
  @Mixin private KeyPlace place;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FILE", description = "The PEM file; - is the standard input.")
  private Path file;

  @Option(
      names = FILE_PASSWORD,
      paramLabel = "FILE",
      description = "The password of an ENCRYPTED PRIVATE KEY: the first line of FILE.")
  private Path filePassword;

  @Override
  public Integer call() throws IOException {
    try {
      String pem = PolicyFiles.text(file);
      List<X509Certificate> chain = CertificatePem.all(pem);
      if (!pem.contains("PRIVATE KEY-----") && !chain.isEmpty()) {
        place.replaceChain(chain);
        return ExitStatus.DONE;
      }
      place.requireFree();
      connection.use(tpm -> take(tpm, pem, chain));
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void take(TpmConnection tpm, String pem, List<X509Certificate> chain) throws IOException {
    try {
      place.requireFor(tpm);
      NewKey key = new NewKey(tpm, place);
      if (pem.contains("-----BEGIN " + Tss2Pem.LABEL)) {
        keep(tpm, pem, chain, key);
      } else {
        takeSoftware(tpm, pem, chain, key);
      }
      key.print(spec.commandLine().getOut(), json.isSet());
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void keep(TpmConnection tpm, String pem, List<X509Certificate> chain, NewKey key)
      throws GeneralSecurityException, IOException {
    try (KeyAuth auth = password.given()) {
      KeyInTpm known =
          TpmFamilies.key(tpm, Tss2Pem.decode(pem), KeyOrigin.UNKNOWN, place.alias(), auth);
      CertificatePem.requireFor(known, chain);
      // It must be of this TPM: what is kept can be used.
      load(known);
      key.keep(known, chain);
    }
  }

  private static void load(KeyInTpm known) {
    if (known instanceof Tpm12PrivateKey own) {
      own.requireLoadable();
    } else if (known instanceof TpmResidentKey own) {
      own.loaded().load();
    }
  }

  private void takeSoftware(TpmConnection tpm, String pem, List<X509Certificate> chain, NewKey key)
      throws GeneralSecurityException, IOException {
    PrivateKey software = software(pem);
    try (KeyAuth auth = password.chosen()) {
      TpmKeyGenParameterSpec target = key.specification(demands.of(builder(software), tpm), auth);
      byte[] pkcs8 = software.getEncoded();
      try {
        KeyInTpm taken =
            (KeyInTpm)
                KeyFactory.getInstance(software.getAlgorithm(), key.provider())
                    .generatePrivate(TpmImportSpec.of(target, new PKCS8EncodedKeySpec(pkcs8)));
        CertificatePem.requireFor(taken, chain);
        key.keep(taken, chain.isEmpty() ? key.chain(target.alias()) : chain);
      } finally {
        Arrays.fill(pkcs8, (byte) 0);
        target.destroy();
      }
    }
  }

  private PrivateKey software(String pem) throws GeneralSecurityException, IOException {
    if (filePassword == null) {
      return PrivateKeyPem.read(pem, KeyAuth.none(), FILE_PASSWORD);
    }
    char[] chars = SecretLine.of(filePassword);
    try (KeyAuth auth = KeyAuth.password(chars)) {
      return PrivateKeyPem.read(pem, auth, FILE_PASSWORD);
    } finally {
      Arrays.fill(chars, '\0');
    }
  }

  private TpmKeyGenParameterBuilder builder(PrivateKey software) throws InvalidKeySpecException {
    if (software instanceof RSAPrivateKey rsa) {
      return TpmKeyGenParameterSpec.rsa(place.alias(), rsa.getModulus().bitLength());
    }
    if (software instanceof ECPrivateKey ec) {
      int bits = ec.getParams().getOrder().bitLength();
      return TpmKeyGenParameterSpec.ec(place.alias(), "secp%dr1".formatted(bits));
    }
    throw new InvalidKeySpecException("Keys of RSA and EC are taken");
  }
}
