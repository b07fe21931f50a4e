package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.audit.AuditStatement;
import io.github.tpm4j.attest.audit.AuditVerifier;
import io.github.tpm4j.attest.audit.VerifiedAudit;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.CommandAudit;
import io.github.tpm4j.tss.device.SessionAudit;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which commands a TPM has executed, recorded here and proven by it. */
class AuditTest extends OnEveryTpm {
  private static final Set<TpmCc> AUDITED = Set.of(TpmCc.SIGN, TpmCc.RSA_DECRYPT);
  private static final Set<TpmCc> ALWAYS =
      Set.of(TpmCc.SIGN, TpmCc.RSA_DECRYPT, TpmCc.SET_COMMAND_CODE_AUDIT_STATUS);

  private TpmAttestation attestation;
  private TpmDevice device;
  private TpmKey attestationKey;

  @BeforeEach
  void open() throws Exception {
    TpmConnection connection = tpm.provider().connection();
    attestation = TpmAttestation.with(connection);
    device = connection.device();
    attestationKey =
        attestation.key(
            attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
  }

  private KeyPair pair(String alias) throws Exception {
    return tpm.key(TpmKeyGenParameterSpec.ec(alias, "secp256r1").auth("secret".toCharArray()));
  }

  private static Bytes name(KeyPair pair) {
    return EntityNames.of(((TpmResidentKey) pair.getPrivate()).publicArea());
  }

  private byte[] sign(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
      signature.initSign(key);
      signature.update(new byte[] {1, 2, 3});
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private AuditVerifier.Builder asking(Bytes nonce) {
    return AuditVerifier.builder(AttestationKey.of(attestationKey.publicArea())).nonce(nonce);
  }

  private static AuditStatement with(AuditStatement statement, List<AuditedCommand> commands) {
    return new AuditStatement(
        statement.attest(), statement.signature(), statement.hash(), commands);
  }

  private static void assertRefused(Reason reason, AuditVerifier verifier, AuditStatement sent) {
    assertEquals(
        List.of(reason), verifier.verify(sent).refusals().stream().map(Refusal::reason).toList());
  }

  @Test
  void aSessionProvesWhichCommandsUsedAKeyOfJca() throws Exception {
    KeyPair used = pair("used");
    KeyPair idle = pair("idle");
    Bytes nonce = Nonces.next(20);
    try (SessionAudit audit = SessionAudit.start(device, HashAlg.SHA256)) {
      audit.record(() -> sign(used.getPrivate()));
      sign(idle.getPrivate());
      audit.record(() -> sign(used.getPrivate()));
      AuditStatement statement = attestation.audited(attestationKey, audit, nonce);
      VerifiedAudit verified = asking(nonce).build().verify(statement).orThrow();
      assertEquals(
          List.of(TpmCc.SIGN, TpmCc.SIGN),
          verified.usesOf(name(used)).stream().map(AuditedCommand::command).toList());
      assertEquals(List.of(), verified.usesOf(name(idle)));
      // The other key was used in between.
      assertRefused(Reason.AUDIT_NOT_EXCLUSIVE, asking(nonce).exclusive().build(), statement);
    }
  }

  @Test
  void aSessionThatAuditsAllIsExclusive() throws Exception {
    KeyPair used = pair("used");
    Bytes nonce = Nonces.next(20);
    try (SessionAudit audit = SessionAudit.start(device, HashAlg.SHA384)) {
      // Both are loaded then: what can have no session is not sent in between.
      sign(used.getPrivate());
      attestation.quote(attestationKey, Nonces.next(16), TpmAttestationTest.PCRS);
      audit.record(() -> sign(used.getPrivate()));
      audit.record(() -> sign(used.getPrivate()));
      AuditStatement statement = attestation.audited(attestationKey, audit, nonce);
      VerifiedAudit verified = asking(nonce).exclusive().build().verify(statement).orThrow();
      assertEquals(2, verified.usesOf(name(used)).size());
      assertTrue(verified.exclusive());
    }
  }

  @Test
  void aRecordThatWasChangedIsRefused() throws Exception {
    KeyPair one = pair("one");
    KeyPair two = pair("two");
    Bytes nonce = Nonces.next(20);
    try (SessionAudit audit = SessionAudit.start(device, HashAlg.SHA256);
        SessionAudit other = SessionAudit.start(device, HashAlg.SHA256)) {
      audit.record(() -> sign(one.getPrivate()));
      audit.record(() -> sign(two.getPrivate()));
      AuditStatement statement = attestation.audited(attestationKey, audit, nonce);
      AuditVerifier verifier = asking(nonce).build();
      assertTrue(verifier.verify(statement).isAccepted());

      List<AuditedCommand> commands = statement.commands();
      AuditedCommand last = commands.get(commands.size() - 1);
      List<AuditedCommand> leftOut = commands.subList(0, commands.size() - 1);
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(statement, leftOut));
      List<AuditedCommand> added = new ArrayList<>(commands);
      added.add(last);
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(statement, added));
      List<AuditedCommand> reordered = new ArrayList<>(commands);
      Collections.reverse(reordered);
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(statement, reordered));
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(statement, List.of()));
      // Signed with one key, shown as signed with the other.
      List<AuditedCommand> renamed = new ArrayList<>(leftOut);
      renamed.add(
          new AuditedCommand(last.command(), List.of(name(one)), last.parameters(), last.rpHash()));
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(statement, renamed));

      assertRefused(Reason.NONCE_DIFFERS, asking(Nonces.next(20)).build(), statement);
      other.record(() -> sign(two.getPrivate()));
      AuditStatement ofOther = attestation.audited(attestationKey, other, nonce);
      assertRefused(Reason.AUDIT_DIFFERS, verifier, with(ofOther, commands));
      assertRefused(Reason.WRONG_TYPE, asking(nonce).ofCommands(ALWAYS).build(), statement);
    }
  }

  @Test
  void theTpmAuditsByCode_whoeverSends() throws Exception {
    KeyPair used = pair("used");
    KeyPair idle = pair("idle");
    try (CommandAudit audit = CommandAudit.start(device, HashAlg.SHA256, AUDITED)) {
      Bytes begun = Nonces.next(20);
      AuditStatement first = attestation.audited(attestationKey, audit, begun);
      sign(used.getPrivate());
      sign(used.getPrivate());
      Bytes nonce = Nonces.next(20);
      AuditStatement statement = attestation.audited(attestationKey, audit, nonce);
      VerifiedAudit verified = asking(nonce).ofCommands(ALWAYS).build().verify(statement).orThrow();
      assertEquals(2, verified.usesOf(name(used)).size());
      assertEquals(List.of(), verified.usesOf(name(idle)));
      assertRefused(
          Reason.AUDITED_COMMANDS_DIFFER, asking(nonce).ofCommands(AUDITED).build(), statement);
      assertRefused(
          Reason.AUDIT_DIFFERS,
          asking(nonce).ofCommands(ALWAYS).build(),
          with(statement, statement.commands().subList(1, 2)));
      assertFalse(
          asking(begun).ofCommands(ALWAYS).build().verify(statement).isAccepted(), first::toString);

      // Nothing was executed: the next one says so, and is the successor.
      Bytes later = Nonces.next(20);
      AuditStatement empty = attestation.audited(attestationKey, audit, later);
      asking(later).ofCommands(ALWAYS).after(verified).build().verify(empty).orThrow();
      // One that was not shown leaves a gap.
      sign(idle.getPrivate());
      attestation.audited(attestationKey, audit, Nonces.next(20));
      sign(used.getPrivate());
      Bytes last = Nonces.next(20);
      AuditStatement afterGap = attestation.audited(attestationKey, audit, last);
      assertTrue(asking(last).ofCommands(ALWAYS).build().verify(afterGap).isAccepted());
      assertRefused(
          Reason.AUDIT_COUNT_DIFFERS,
          asking(last).ofCommands(ALWAYS).after(verified).build(),
          afterGap);
    } finally {
      CommandAudit.stop(device, AUDITED);
    }
  }

  @Test
  void whatOthersSendIsMissedInTheRecord() throws Exception {
    KeyPair used = pair("used");
    try (CommandAudit audit = CommandAudit.start(device, HashAlg.SHA256, AUDITED)) {
      attestation.audited(attestationKey, audit, Nonces.next(20));
      audit.close();
      sign(used.getPrivate());
      Bytes nonce = Nonces.next(20);
      AuditStatement statement = attestation.audited(attestationKey, audit, nonce);
      assertRefused(Reason.AUDIT_DIFFERS, asking(nonce).ofCommands(ALWAYS).build(), statement);
    } finally {
      CommandAudit.stop(device, AUDITED);
    }
  }

  @Test
  void anAuditOfNothingOrAfterItsEndIsRefused() throws Exception {
    KeyPair used = pair("used");
    SessionAudit audit = SessionAudit.start(device, HashAlg.SHA256);
    assertThrows(TpmException.class, () -> audit.attest(attestationKey, Nonces.next(20)));
    audit.close();
    audit.close();
    assertThrows(IllegalStateException.class, () -> audit.record(() -> sign(used.getPrivate())));
    // The TPM is as usable as before.
    assertTrue(sign(used.getPrivate()).length > 0);
  }
}
