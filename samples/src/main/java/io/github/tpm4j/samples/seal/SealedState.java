package io.github.tpm4j.samples.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program's state: sealed to this machine, and of no use once there is a newer one. */
public final class SealedState {
  private static final TpmHandle INDEX = TpmHandle.of(0x01800010);

  private SealedState() {}

  public static void main(String[] arguments) throws Exception {
    String tcti = System.getenv().getOrDefault("TPM4J_TCTI", "engine:memory");
    Path folder = Files.createTempDirectory("sealed");
    Path plain = Files.writeString(folder.resolve("plain"), "balance 100");
    Path sealed = folder.resolve("sealed");
    Path back = folder.resolve("back");
    char[] password = "correct horse".toCharArray();
    TpmConnection tpm = TpmConnection.of(TpmSettings.of(tcti));

    // To this TPM, to how the machine has booted, and to a password.
    try (TpmSeal seal = TpmSeal.with(tpm).boundToPcrs("SHA-256", 7).auth(password).build()) {
      seal.seal(plain, sealed);
    }
    try (KeyAuth auth = KeyAuth.password(password)) {
      TpmUnseal.with(tpm).auth(auth).unseal(sealed, back);
    }
    System.out.println("unsealed: " + Files.readString(back));

    // Against an old copy that is put back: each state is good until the counter moves.
    TpmNv counter = TpmNv.define(tpm.device(), INDEX, NvTemplate.counter(), SecretBytes.EMPTY);
    try {
      counter.increment();
      try (TpmSeal seal = TpmSeal.with(tpm).untilIncremented(counter).build()) {
        seal.seal(plain, sealed);
      }
      TpmUnseal current =
          TpmUnseal.with(tpm)
              .policyInputs(PolicyInputs.NONE.withSecret(INDEX, () -> SecretBytes.EMPTY));
      current.unseal(sealed, back);
      System.out.println("current: " + Files.readString(back));
      counter.increment();
      current.unseal(sealed, back);
    } catch (TpmPolicyException e) {
      System.out.println("stale: " + e.getMessage());
    } finally {
      counter.undefine();
      tpm.close();
    }
  }
}
