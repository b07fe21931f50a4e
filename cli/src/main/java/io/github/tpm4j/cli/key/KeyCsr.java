package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.cli.output.TextOutput;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.provider.generation.AlternativeName;
import io.github.tpm4j.provider.generation.CertificateRequest;
import io.github.tpm4j.provider.generation.StandardSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j key csr}: a request for a certificate. */
@Command(
    name = "csr",
    description = {
      "Writes a request for a certificate of a key (PKCS#10, PEM), signed by it.",
      "tpm4j key import puts the certificate into a KeyStore."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, it refused, or the key does not sign",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyCsr implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyChoice key;
  @Mixin private TextOutput output;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "NAME",
      description = "The name that is asked for, such as CN=web.example,O=Example.")
  private String subject;

  @Option(names = "--dns", paramLabel = "NAME", description = "A DNS name. May be repeated.")
  private List<String> hosts = List.of();

  @Option(names = "--ip", paramLabel = "ADDRESS", description = "An address. May be repeated.")
  private List<String> addresses = List.of();

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Of mail. May be repeated.")
  private List<String> mailboxes = List.of();

  @Option(names = "--uri", paramLabel = "URI", description = "May be repeated.")
  private List<String> uris = List.of();

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description = "Java's name of the signature algorithm. Without it, what fits the key.")
  private String algorithm;

  @Override
  public Integer call() throws IOException {
    CertificateRequest request = request();
    key.use(
        (tpm, known) -> {
          PrivateKeyInTpm own = KeyChoice.privateKey(known);
          String name = algorithm == null ? StandardSignature.of(own) : algorithm;
          byte[] der = request.signedBy(own, new TpmProvider(tpm), name);
          output.write(Pem.of("CERTIFICATE REQUEST", der));
        });
    return ExitStatus.DONE;
  }

  private CertificateRequest request() {
    try {
      List<AlternativeName> names = new ArrayList<>();
      hosts.forEach(name -> names.add(new AlternativeName(AlternativeName.Kind.DNS, name)));
      addresses.forEach(name -> names.add(new AlternativeName(AlternativeName.Kind.IP, name)));
      mailboxes.forEach(name -> names.add(new AlternativeName(AlternativeName.Kind.EMAIL, name)));
      uris.forEach(name -> names.add(new AlternativeName(AlternativeName.Kind.URI, name)));
      return new CertificateRequest(new X500Principal(subject), names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
