package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Keys and signatures of swtpm's TPM 1.2. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class OwnedTpmTest {
  private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());

  private static OwnedTpm tpm;

  OwnedTpm open() throws Exception {
    return new OwnedTpm();
  }

  @BeforeAll
  void start() throws Exception {
    tpm = open();
  }

  @AfterAll
  void end() throws Exception {
    tpm.close();
  }

  private static Bytes digestInfo() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    String prefix = "3031300d060960864801650304020105000420";
    return Bytes.of(HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest)));
  }

  private static void assertVerifies(TpmKey key, Bytes signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature.toArray()));
  }

  @Test
  void aKeptSessionMakesASignatureOneCommand() throws Exception {
    TpmKey key = tpm.create(KeyTemplates.signing(2048), SECRET);
    int handle = tpm.load(key);
    try (KeptSession kept = new KeptSession(tpm.client)) {
      assertVerifies(key, kept.execute(new Sign.Request(handle, digestInfo()), SECRET).sig());
      long before = tpm.client.commandsSent();
      assertVerifies(key, kept.execute(new Sign.Request(handle, digestInfo()), SECRET).sig());
      assertEquals(1, tpm.client.commandsSent() - before);
    }
    tpm.client.flushKey(handle);
    TpmResponseException gone =
        assertThrows(
            TpmResponseException.class,
            () -> tpm.client.execute(new Sign.Request(handle, digestInfo())));
    assertTrue(gone.is(TpmResult.INVALID_KEYHANDLE), gone.getMessage());
  }

  @Test
  void aWrongSecretIsShownOnceAndEndsTheSession() throws Exception {
    int handle = tpm.load(tpm.create(KeyTemplates.signing(1024), SECRET));
    try (OiapSession oiap = tpm.client.oiap();
        AuthSecret wrong = AuthSecret.ofUtf8("another's".toCharArray())) {
      Sign.Request request = new Sign.Request(handle, digestInfo());
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class, () -> tpm.client.execute(request, oiap.with(wrong)));
      assertTrue(refused.is(TpmResult.AUTHFAIL), refused.getMessage());
      assertTrue(refused.getMessage().contains("each wrong try counts"), refused.getMessage());
      assertFalse(oiap.isOpen());
      assertThrows(
          IllegalStateException.class, () -> tpm.client.execute(request, oiap.with(SECRET)));
    }
    tpm.client.flushKey(handle);
  }
}
