package io.github.tpm4j.attest.key;

import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.testing.Quotes;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a challenge is made for; TPMs answer it in the conformance suite. */
class CredentialChallengeTest {
  private static final SoftwareKey EC = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  static final TpmtPublic ECC = StorageTemplates.ECC_P256.withUnique(EC.area().unique());
  private static final TpmtPublic RSA =
      StorageTemplates.RSA_2048.withUnique(
          SoftwareKey.rsa(TpmAlg.RSASSA, HashAlg.SHA256).area().unique());

  @Test
  void isDifferentEachTime() {
    for (TpmtPublic key : new TpmtPublic[] {ECC, RSA}) {
      try (CredentialChallenge one = accepted(CredentialChallenge.of(key, Quotes.SIGNER));
          CredentialChallenge two = accepted(CredentialChallenge.of(key, Quotes.SIGNER))) {
        assertNotEquals(one.credentialBlob(), two.credentialBlob());
        assertNotEquals(one.encryptedSecret(), two.encryptedSecret());
      }
    }
  }

  @Test
  void isAnsweredByNothingElse_andByNothingOnceItIsClosed() {
    CredentialChallenge challenge = accepted(CredentialChallenge.of(ECC, Quotes.SIGNER));
    assertFalse(challenge.isAnsweredBy(SecretBytes.EMPTY));
    assertFalse(challenge.isAnsweredBy(SecretBytes.of(new byte[32])));
    challenge.close();
    assertFalse(challenge.isAnsweredBy(SecretBytes.of(new byte[32])));
  }

  @Test
  void refusesKeysThatAreNoEndorsementKeys() {
    assertRefused(CredentialChallenge.of(EC.area(), Quotes.SIGNER), Reason.KEY_UNFIT);
    TpmsEccParms parms = (TpmsEccParms) ECC.parameters();
    for (TpmtSymDefObject cipher :
        List.of(TpmtSymDefObject.NULL, TpmtSymDefObject.aesCfb(0xFFC0))) {
      TpmtPublic other =
          new TpmtPublic(
              ECC.type(),
              ECC.nameAlg(),
              ECC.objectAttributes(),
              ECC.authPolicy(),
              new TpmsEccParms(cipher, parms.scheme(), parms.curveId(), parms.kdf()),
              ECC.unique());
      assertRefused(CredentialChallenge.of(other, Quotes.SIGNER), Reason.KEY_UNFIT);
    }
    TpmtPublic open = ECC.withAttributes(ECC.objectAttributes().without(0x10000));
    assertRefused(CredentialChallenge.of(open, Quotes.SIGNER), Reason.KEY_UNFIT);
  }

  @Test
  void refusesPointsThatAreNotOnTheCurve() {
    Bytes one = Bytes.ofHex("01".repeat(32));
    TpmtPublic off = ECC.withUnique(new TpmsEccPoint(one, one));
    assertRefused(CredentialChallenge.of(off, Quotes.SIGNER), Reason.UNSUPPORTED);
    TpmtPublic infinity = ECC.withUnique(new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
    assertRefused(CredentialChallenge.of(infinity, Quotes.SIGNER), Reason.UNSUPPORTED);
  }
}
