package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.cli.tpm.EitherFamily;
import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Option;

/** The options that say for what a new key can be used, and what must hold then. */
final class KeyDemands {
  @Option(
      names = "--for",
      split = ",",
      paramLabel = "USE",
      description =
          "For what it can be used: sign, decrypt, agree, encrypt. Without it, for all that keys of"
              + " its kind are for.")
  private List<KeyPurpose> purposes = List.of();

  @Option(
      names = "--pcrs",
      paramLabel = "SELECTION",
      description = "PCR must be as they are now, such as sha256:0,7. Without it, they may change.")
  private String pcrs;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "What else must hold, as tpm4j policy make has written it.")
  private Path policy;

  @Option(
      names = "--oaep",
      description =
          "An RSA key that decrypts OAEP and nothing else; of a TPM 1.2, a binding key (TPM_BIND).")
  private boolean oaep;

  @Option(
      names = "--count-wrong-passwords",
      description =
          "Wrong passwords count towards the TPM's lockout, for all of its keys: for short ones.")
  private boolean countsWrongPasswords;

  @Option(
      names = "--movable-to",
      paramLabel = "FILE",
      description =
          "The key can be copied to the TPM whose storage key this is (tpm4j key"
              + " storage-key there), by tpm4j key export --to. Without it, it stays.")
  private Path newParent;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "The name in its certificate in a KeyStore, such as CN=web,O=example.")
  private String subject;

  /**
   * The specification with what the options say.
   *
   * @throws IllegalArgumentException if they contradict each other
   * @throws IOException if a file cannot be read
   */
  TpmKeyGenParameterBuilder of(TpmKeyGenParameterBuilder key, TpmConnection tpm)
      throws IOException {
    key.dictionaryAttackProtected(countsWrongPasswords);
    if (!purposes.isEmpty()) {
      List<KeyPurpose> others = new ArrayList<>(purposes.subList(1, purposes.size()));
      key.purposes(purposes.get(0), others.toArray(KeyPurpose[]::new));
    }
    if (subject != null) {
      key.certificateSubject(new X500Principal(subject));
    }
    if (newParent != null) {
      key.duplicableTo(EntityNames.of(PublicAreaFile.read(newParent)));
    }
    TpmlPcrSelection selection = pcrs == null ? null : PcrText.parse(pcrs);
    return EitherFamily.of(
        tpm, tpm20 -> withPolicy(key, tpm20, selection), tpm12 -> bound(key, selection));
  }

  private TpmKeyGenParameterBuilder withPolicy(
      TpmKeyGenParameterBuilder key, TpmConnection tpm, TpmlPcrSelection selection)
      throws IOException {
    if (oaep) {
      key.padding(KeyPadding.ENCRYPTION_OAEP).digest("SHA-256");
    }
    Policy demanded = policy(tpm, selection);
    return demanded.elements().isEmpty() ? key : key.policy(demanded);
  }

  private TpmKeyGenParameterBuilder bound(TpmKeyGenParameterBuilder key, TpmlPcrSelection selection)
      throws IOException {
    if (policy != null) {
      throw new IOException(
          "This is a TPM 1.2: it has no policies; its keys are bound to PCR (--pcrs) and passwords");
    }
    if (oaep) {
      key.padding(KeyPadding.ENCRYPTION_OAEP).digest("SHA-1");
    }
    if (selection != null) {
      selection
          .pcrSelections()
          .forEach(
              bank -> key.boundToPcrs(HashAlg.of(bank.hash()).jcaName(), bank.select().toArray()));
    }
    return key;
  }

  // The policy first: TPM2_PolicyAuthorize forgets what was checked before it.
  private Policy policy(TpmConnection tpm, TpmlPcrSelection selection) throws IOException {
    Policy given = policy == null ? Policy.of() : PolicyFiles.policy(policy, tpm.device()).policy();
    return selection == null ? given : given.and(Policy.pcr(tpm.device().readPcr(selection)));
  }
}
