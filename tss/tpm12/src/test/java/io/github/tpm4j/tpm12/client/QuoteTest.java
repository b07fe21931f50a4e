package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.commands.identity.ActivateIdentity;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmAsymCaContents;
import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmIdentityContents;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an identity key of swtpm's TPM 1.2 says of the TPM, verified without it. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class QuoteTest {
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the identity's".toCharArray());
  private static final Bytes LABEL = Sha1.of(Bytes.of(new byte[] {1, 2, 3}));

  private static OwnedTpm tpm;
  private static TpmKey identity;
  private static Bytes binding;
  private static int handle;

  OwnedTpm open() throws Exception {
    return new OwnedTpm();
  }

  @BeforeAll
  void start() throws Exception {
    tpm = open();
    try (OiapSession srk = tpm.client.oiap();
        OsapSession owner = ownerSession()) {
      MakeIdentity.Response made =
          tpm.client.execute(
              new MakeIdentity.Request(owner.encrypt(SECRET), LABEL, KeyTemplates.identity()),
              srk.with(tpm.srk),
              owner.authorization());
      identity = made.idKey();
      binding = made.identityBinding();
    }
    handle = tpm.load(identity);
  }

  @AfterAll
  void end() throws Exception {
    tpm.close();
  }

  private static OsapSession ownerSession() {
    return tpm.client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, tpm.owner);
  }

  private static void assertVerifies(Bytes signed, Bytes signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA1withRSA");
    verifier.initVerify(RsaPublicKeys.of(identity.pubkey()));
    verifier.update(signed.toArray());
    assertTrue(verifier.verify(signature.toArray()));
  }

  @Test
  void theIdentityIsBoundToItsLabel() throws Exception {
    assertVerifies(new TpmIdentityContents(LABEL, identity.pubkey()).toBytes(), binding);
  }

  @Test
  void aQuoteIsVerified() throws Exception {
    Bytes nonce = AuthSession.newNonce();
    TpmPcrSelection pcrs = TpmPcrSelection.of(0, 17, 23);
    try (OiapSession oiap = tpm.client.oiap()) {
      Quote.Response quote =
          tpm.client.execute(new Quote.Request(handle, nonce, pcrs), oiap.with(SECRET));
      assertEquals(pcrs, quote.pcrData().select());
      assertArrayEquals(
          tpm.client.execute(new PcrRead.Request(17)).outDigest().toArray(),
          Arrays.copyOfRange(quote.pcrData().pcrValues().toArray(), 20, 40));
      assertVerifies(new TpmQuoteInfo(quote.pcrData().digest(), nonce).toBytes(), quote.sig());
    }
  }

  @Test
  void aQuote2WithVersionIsVerified() throws Exception {
    Bytes nonce = AuthSession.newNonce();
    TpmPcrSelection pcrs = TpmPcrSelection.of(0);
    try (OiapSession oiap = tpm.client.oiap()) {
      Quote2.Response quote =
          tpm.client.execute(new Quote2.Request(handle, nonce, pcrs, true), oiap.with(SECRET));
      Bytes value = tpm.client.execute(new PcrRead.Request(0)).outDigest();
      assertEquals(new TpmPcrComposite(pcrs, value).digest(), quote.pcrData().digestAtRelease());
      assertEquals(
          2, TpmReader.readWhole(quote.versionInfo(), TpmCapVersionInfo::read).specLevel());
      TpmWriter signed = new TpmWriter();
      new TpmQuoteInfo2(nonce, quote.pcrData()).write(signed);
      signed.bytes(quote.versionInfo());
      assertVerifies(Bytes.of(signed.toByteArray()), quote.sig());
    }
  }

  @Test
  void aKeyIsCertified() throws Exception {
    try (AuthSecret keySecret = AuthSecret.ofUtf8("the key's".toCharArray());
        OiapSession certifier = tpm.client.oiap();
        OiapSession certified = tpm.client.oiap()) {
      TpmKey key = tpm.create(KeyTemplates.signing(1024), keySecret);
      int keyHandle = tpm.load(key);
      Bytes nonce = AuthSession.newNonce();
      CertifyKey.Response response =
          tpm.client.execute(
              new CertifyKey.Request(handle, keyHandle, nonce),
              certifier.with(SECRET),
              certified.with(keySecret));
      assertEquals(Sha1.of(key.modulus()), response.certifyInfo().pubkeyDigest());
      assertEquals(nonce, response.certifyInfo().data());
      assertEquals(KeyConstants.USAGE_SIGNING, response.certifyInfo().keyUsage());
      assertVerifies(response.certifyInfo().toBytes(), response.outData());
      tpm.client.flushKey(keyHandle);
    }
  }

  @Test
  void whatAnAuthorityEncryptsIsForThisIdentityAlone() {
    TpmSymmetricKey sessionKey =
        new TpmSymmetricKey(
            KeyConstants.ALG_AES128,
            KeyConstants.ES_SYM_CBC_PKCS5PAD,
            Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
    assertEquals(sessionKey, activate(sessionKey, identity.pubkey().digest()));
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> activate(sessionKey, LABEL));
    assertTrue(refused.is(TpmResult.BAD_PARAMETER), refused.getMessage());
  }

  private static TpmSymmetricKey activate(TpmSymmetricKey sessionKey, Bytes idDigest) {
    Bytes contents = new TpmAsymCaContents(sessionKey, idDigest).toBytes();
    Bytes blob = TcpaOaep.encrypt(tpm.endorsementKey, contents.toArray());
    try (OiapSession id = tpm.client.oiap();
        OiapSession owner = tpm.client.oiap()) {
      return tpm.client
          .execute(
              new ActivateIdentity.Request(handle, blob), id.with(SECRET), owner.with(tpm.owner))
          .symmetricKey();
    }
  }

  @Test
  void theOwnerReadsTheEndorsementKey() {
    try (OiapSession owner = tpm.client.oiap()) {
      assertEquals(
          tpm.endorsementKey,
          tpm.client
              .execute(
                  new OwnerReadInternalPub.Request(EntityConstants.KH_EK), owner.with(tpm.owner))
              .publicPortion());
    }
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> Ownership.readEndorsementKey(tpm.client));
    assertTrue(refused.is(TpmResult.DISABLED_CMD), refused.getMessage());
  }

  @Test
  void aSecondOwnerIsRefused() {
    TpmResponseException refused =
        assertThrows(
            TpmResponseException.class,
            () -> Ownership.take(tpm.client, tpm.endorsementKey, SECRET, SECRET));
    assertTrue(refused.is(TpmResult.OWNER_SET), refused.getMessage());
  }
}
