package io.github.tpm4j.samples.seal;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file behind a PIN of four digits, which has three tries of its own: no lockout of the TPM. */
public final class PinnedSecret {
  private static final TpmHandle INDEX = TpmHandle.of(0x01800012);
  private static final int TRIES = 3;

  private PinnedSecret() {}

  public static void main(String[] arguments) throws Exception {
    String tcti = System.getenv().getOrDefault("TPM4J_TCTI", "engine:memory");
    Path folder = Files.createTempDirectory("pinned");
    Path plain = Files.writeString(folder.resolve("plain"), "the code is 4711");
    Path sealed = folder.resolve("sealed");
    TpmConnection tpm = TpmConnection.of(TpmSettings.of(tcti));

    // A wrong PIN is counted in the Index, a right one sets the count back.
    TpmNv index = TpmNv.define(tpm.device(), INDEX, NvTemplate.pinFail(), pin("2580"));
    try {
      index.setPinLimit(TRIES);
      Policy byPin = Policy.secret(INDEX, index.name(), Bytes.EMPTY);
      try (TpmSeal seal = TpmSeal.with(tpm).policy(byPin).build()) {
        seal.seal(plain, sealed);
      }
      unseal(tpm, sealed, "2580");
      for (int i = 0; i < TRIES; i++) {
        unseal(tpm, sealed, "0000");
      }
      unseal(tpm, sealed, "2580");

      // The TPM's owner gives new tries.
      index.setPinLimit(TRIES);
      unseal(tpm, sealed, "2580");
    } finally {
      index.undefine();
      tpm.close();
    }
  }

  private static void unseal(TpmConnection tpm, Path sealed, String pin) throws Exception {
    Path back = sealed.resolveSibling("back");
    PolicyInputs inputs = PolicyInputs.NONE.withSecret(INDEX, () -> pin(pin));
    try {
      TpmUnseal.with(tpm).policyInputs(inputs).unseal(sealed, back);
      System.out.println("unsealed: " + Files.readString(back));
    } catch (TpmAuthorizationException e) {
      System.out.println("wrong PIN");
    } catch (TpmPolicyException e) {
      System.out.println("no tries left: " + e.getMessage());
    }
  }

  private static SecretBytes pin(String pin) {
    return SecretBytes.of(pin.getBytes(StandardCharsets.US_ASCII));
  }
}
