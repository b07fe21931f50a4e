package io.github.tpm4j.samples.seal;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Random;

/** Ten megabytes that open in the states of the machine which their owner signs, also later. */
public final class ApprovedArchive {
  private static final int SIZE_BYTES = 10_000_000;
  private static final Bytes ARCHIVE = Bytes.of("archive".getBytes(StandardCharsets.US_ASCII));

  private ApprovedArchive() {}

  public static void main(String[] arguments) throws Exception {
    String tcti = System.getenv().getOrDefault("TPM4J_TCTI", "engine:memory");
    Path folder = Files.createTempDirectory("archive");
    byte[] data = new byte[SIZE_BYTES];
    new Random(1).nextBytes(data);
    Path plain = Files.write(folder.resolve("plain"), data);
    Path sealed = folder.resolve("sealed");
    Path back = folder.resolve("back");

    // The owner's key signs states; it is never on this machine.
    KeyPair owner = KeyPairGenerator.getInstance("EC").generateKeyPair();
    PolicyApprover approver = PolicyApprover.of(owner.getPrivate(), owner.getPublic());

    TpmConnection tpm = TpmConnection.of(TpmSettings.of(tcti));
    try (TpmSeal seal = TpmSeal.with(tpm).policy(approver.policy(ARCHIVE)).build()) {
      seal.seal(plain, sealed);
    }
    try {
      TpmUnseal.with(tpm).unseal(sealed, back);
    } catch (TpmPolicyException e) {
      System.out.println("not approved: " + e.getMessage());
    }

    TpmDevice device = tpm.device();
    Policy state = Policy.pcr(device.readPcr(TpmAlg.SHA256, 0, 7));
    PolicyApproval approval = approver.approve(state, ARCHIVE);
    TpmUnseal.with(tpm).policyInputs(PolicyInputs.NONE.withApproval(approval)).unseal(sealed, back);
    System.out.println("unsealed: " + Files.size(back) + " bytes, the same: " + same(plain, back));
    tpm.close();
  }

  private static boolean same(Path a, Path b) throws Exception {
    return Files.mismatch(a, b) == -1;
  }
}
