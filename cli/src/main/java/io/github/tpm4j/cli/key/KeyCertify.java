package io.github.tpm4j.cli.key;

import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Hex;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tpm4j key certify}: what the TPM says of a key. */
@Command(
    name = "certify",
    description = {
      "Prints, as JSON, the TPM's word that a key is in it: the key's public area, in which its",
      "policy and whether it can leave are, signed by an attestation key. A KeyVerifier of",
      "tpm4j-attest verifies it (docs/attestation.md)."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:there is no TPM, it refused, or a key could not be read",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyCertify implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KeyChoice key;
  @Mixin private AttestingKey attestingKey;

  @Option(
      names = "--nonce",
      required = true,
      paramLabel = "HEX",
      converter = Hex.class,
      description = "The nonce of whoever asks, so that no older statement will do.")
  private Bytes nonce;

  @Override
  public Integer call() throws IOException {
    key.use(this::certify);
    return ExitStatus.DONE;
  }

  private void certify(TpmConnection tpm, KeyInTpm given)
      throws GeneralSecurityException, IOException {
    TpmResidentKey known =
        KeyChoice.ofTpm20(
            given, "Tpm12Attestation.certify shows by an identity key where it is (docs/tpm12.md)");
    TpmAttestation attestation = TpmAttestation.with(tpm);
    try (KeyAuth auth = attestingKey.auth()) {
      KeyStatement statement =
          attestation.certify(attestingKey.open(attestation, auth), known, nonce);
      Json.object(
          spec.commandLine().getOut(),
          json -> {
            json.writeStringField("attest", statement.attest().toHex());
            json.writeStringField("signature", statement.signature().toHex());
            json.writeStringField("publicArea", statement.publicArea().toHex());
          });
    }
  }
}
