package io.github.tpm4j.tss.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The templates of the TCG EK Credential Profile. */
class EndorsementKeyTest {
  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "ECC_P256"})
  void asksForTheSecretOfTheEndorsementHierarchyInTheLowRange(EndorsementKey key) {
    assertEquals(
        Policy.secret(TpmHandle.ENDORSEMENT).digest(HashAlg.SHA256), key.template().authPolicy());
  }

  @Test
  void hasThePublishedTemplateL1() {
    // tpm2_createek of tpm2-tools 5.4 sends these octets.
    assertEquals(
        "0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa"
            + "0006008000430010080000000000"
            + "0100"
            + "00".repeat(256),
        HexFormat.of().formatHex(EndorsementKey.RSA_2048.template().marshal()));
  }
}
