package io.github.tpm4j.samples.policies;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.keystore.policy.text.PolicyEnvironment;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;

/** A key that stays when the firmware changes: its owner approves the new PCR values before. */
public final class FirmwareUpdate {
  /** Stands for those of the firmware; programs may extend and reset it. */
  private static final int PCR = 16;

  private static final Bytes FOR_WEB = Bytes.of("web".getBytes(StandardCharsets.US_ASCII));
  private static final String AS_NOW =
      """
      {"description": "the firmware as it is",
       "policy": [{"type": "POLICYPCR", "currentPCRs": [16]}]}
      """;

  private FirmwareUpdate() {}

  public static void main(String[] arguments) throws Exception {
    String tcti = System.getenv().getOrDefault("TPM4J_TCTI", "engine:memory");
    TpmConnection tpm = TpmConnection.of(TpmSettings.of(tcti));
    TpmProvider provider = new TpmProvider(tpm);
    TpmDevice device = tpm.device();

    // The owner's key is elsewhere: in software, in an HSM, in another TPM.
    KeyPair owner = KeyPairGenerator.getInstance("EC").generateKeyPair();
    PolicyApprover approver = PolicyApprover.of(owner.getPrivate(), owner.getPublic());

    // The machine's key is bound to what its owner approves, whatever that will be.
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("web", "secp256r1").policy(approver.policy(FOR_WEB)).build());
    TpmPrivateKey key = (TpmPrivateKey) generator.generateKeyPair().getPrivate();

    PolicyText today = PolicyText.read(AS_NOW, PolicyEnvironment.of(device));
    PolicyApproval ofToday = approver.approve(today.policy(), FOR_WEB);
    sign("today", provider, key.with(PolicyInputs.NONE.withApproval(ofToday)));

    // The digest of the new firmware, which the old one will extend the PCR by.
    Bytes newFirmware = sha256(FOR_WEB);

    // Before the update: the same policy, with the values that the new firmware will have.
    PcrValues now = device.readPcr(TpmAlg.SHA256, PCR);
    Bytes after = sha256(now.of(new Pcr(TpmAlg.SHA256, PCR)), newFirmware);
    PcrValues values =
        new PcrValues(
            PcrSelections.of(TpmAlg.SHA256, PCR), Map.of(new Pcr(TpmAlg.SHA256, PCR), after));
    PolicyText update = PolicyText.read(AS_NOW, PolicyEnvironment.offline().withPcrs(values));
    PolicyApproval ofUpdate = approver.approve(update.policy(), FOR_WEB);

    // The update.
    device.extendPcr(PCR, Map.of(TpmAlg.SHA256, newFirmware));
    sign("old approval", provider, key.with(PolicyInputs.NONE.withApproval(ofToday)));
    sign("after the update", provider, key.with(PolicyInputs.NONE.withApproval(ofUpdate)));
    tpm.close();
  }

  private static Bytes sha256(Bytes... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Bytes part : parts) {
      digest.update(part.toByteArray());
    }
    return Bytes.of(digest.digest());
  }

  private static void sign(String when, TpmProvider provider, TpmPrivateKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign(key);
    try {
      signature.sign();
      System.out.println(when + ": signed");
    } catch (SignatureException e) {
      System.out.println(when + ": " + e.getMessage());
    }
  }
}
