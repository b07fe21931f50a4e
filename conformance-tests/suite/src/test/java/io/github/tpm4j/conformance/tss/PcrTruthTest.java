package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmIntegrityException;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The PCR that keys are bound to are those of the TPM, whoever sits between it and us. */
@Tag("peer")
class PcrTruthTest {
  /** The last octet of the last value stands before the session area. */
  private static final int SESSION_AREA_BYTES = 2 + 32 + 1 + 2 + 32;

  private static final int PARAMETERS = 14;

  private Swtpm swtpm;
  private TamperingTransport transport;
  private CommandLog log;
  private TpmDevice device;

  @BeforeEach
  void open() throws Exception {
    swtpm = Swtpm.tcp();
    transport = new TamperingTransport(Transports.open(swtpm.tcti()));
    log = new CommandLog(transport);
    device = TpmDevice.open(log, DeviceOptions.DEFAULT);
  }

  @AfterEach
  void close() throws Exception {
    device.close();
    swtpm.close();
  }

  private void rewrite() {
    transport.tamper(
        TpmCc.PCR_READ,
        response -> {
          response[response.length - SESSION_AREA_BYTES - 1] ^= 1;
          return response;
        });
  }

  @Test
  void valuesThatWereRewrittenAreRefused() {
    Bytes right = device.readPcr(TpmAlg.SHA256, 7).values().values().iterator().next();
    rewrite();
    String message =
        assertThrows(TpmIntegrityException.class, () -> device.readPcr(TpmAlg.SHA256, 7))
            .getMessage();
    assertTrue(message.contains("TPM2_PCR_Read"), message);
    assertEquals(right, device.readPcr(TpmAlg.SHA256, 7).values().values().iterator().next());
  }

  @Test
  void aResponseWithoutItsSessionIsRefused() {
    device.readPcr(TpmAlg.SHA256, 7);
    transport.tamper(TpmCc.PCR_READ, PcrTruthTest::withoutSession);
    assertThrows(TpmMalformedResponseException.class, () -> device.readPcr(TpmAlg.SHA256, 7));
  }

  private static byte[] withoutSession(byte[] response) {
    int parameters = response.length - SESSION_AREA_BYTES - PARAMETERS;
    TpmWriter stripped = new TpmWriter().u16(0x8001).u32(10 + parameters).u32(0);
    for (int i = 0; i < parameters; i++) {
      stripped.u8(response[PARAMETERS + i]);
    }
    return stripped.toByteArray();
  }

  @Test
  void noKeyIsBoundToValuesThatWereRewritten() throws Exception {
    TpmProvider provider = new TpmProvider(TpmConnection.over(transport));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("bound", "secp256r1").boundToPcrs("SHA-256", 7).build());
    rewrite();
    ProviderException refusal = assertThrows(ProviderException.class, generator::generateKeyPair);
    assertTrue(refusal.getCause() instanceof TpmIntegrityException, refusal::toString);
    generator.generateKeyPair();
  }

  @Test
  void aPolicyOfFourBranchesReadsPcrOnceForASignature() {
    Policy policy = Policy.or(branches());
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    TpmKey key = Keys.create(device, template, "", KeyAuthorization.policy(policy));
    Keys.assertSigns(key);
    log.takeSent();
    Keys.assertSigns(key);
    assertEquals(
        List.of(TpmCc.PCR_READ, TpmCc.POLICY_PCR, TpmCc.POLICY_OR, TpmCc.SIGN), log.takeSent());
  }

  /** None but the last one is met. */
  private List<Policy> branches() {
    List<Policy> branches = new ArrayList<>();
    for (int pcr = 16; pcr < 19; pcr++) {
      TpmlPcrSelection other = PcrSelections.of(TpmAlg.SHA256, pcr);
      branches.add(Policy.pcr(other, Keys.DIGEST));
    }
    branches.add(Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)));
    return branches;
  }

  @Test
  void aBranchAboutABankThatTheTpmLacksDoesNotStandInTheWayOfOthers() {
    TpmlPcrSelection lacking = PcrSelections.of(TpmAlg.SHA3_256, 23);
    Policy policy = Policy.or(Policy.pcr(lacking, Keys.DIGEST), branches().get(3));
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    Keys.assertSigns(Keys.create(device, template, "", KeyAuthorization.policy(policy)));
  }

  @Test
  void whyNoBranchIsMetIsToldOfThePcrAsTheyAreNow() {
    Policy policy = Policy.or(branches().subList(0, 2));
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    TpmKey key = Keys.create(device, template, "", KeyAuthorization.policy(policy));
    String message =
        assertThrows(TpmPolicyException.class, () -> key.sign(Keys.ECDSA, Keys.DIGEST))
            .getMessage();
    assertTrue(message.contains("PCR 16") && message.contains("PCR 17"), message);
  }
}
