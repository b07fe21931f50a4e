package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.KeptSession;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of an owner sign, and only for who has their secret. */
class SignTest {
  private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());

  private static OwnedTpm12 tpm;

  @BeforeAll
  static void start() throws Exception {
    tpm = new OwnedTpm12();
  }

  @AfterAll
  static void end() {
    tpm.close();
  }

  private static Bytes digestInfo() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    String prefix = "3031300d060960864801650304020105000420";
    return Bytes.of(HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest)));
  }

  private static void assertVerifies(String algorithm, TpmKey key, Bytes signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature.toArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048})
  void theDerSchemeSignsADigestInfo(int bits) throws Exception {
    TpmKey key = tpm.create(KeyTemplates.signing(bits), SECRET);
    int handle = tpm.load(key);
    try (KeptSession kept = new KeptSession(tpm.client)) {
      Sign.Request request =
          new Sign.Request(handle, bits == 512 ? Bytes.of(new byte[51]) : digestInfo());
      Bytes signature = kept.execute(request, SECRET).sig();
      assertEquals(bits / Byte.SIZE, signature.size());
      if (bits > 512) {
        assertVerifies("SHA256withRSA", key, signature);
      }
    }
    tpm.client.flushKey(handle);
  }

  @Test
  void theSha1SchemeSignsADigest() throws Exception {
    int scheme = KeyConstants.SS_RSASSAPKCS1V15_SHA1;
    TpmKey key = tpm.create(KeyTemplates.signing(2048, scheme), SECRET);
    int handle = tpm.load(key);
    try (OiapSession oiap = tpm.client.oiap()) {
      Bytes digest = Sha1.of(Bytes.of(MESSAGE));
      Bytes signature =
          tpm.client.execute(new Sign.Request(handle, digest), oiap.lastWith(SECRET)).sig();
      assertVerifies("SHA1withRSA", key, signature);
    }
    tpm.client.flushKey(handle);
  }

  @Test
  void aWrongSecretAndAnAlteredBlobAreRefused() throws Exception {
    TpmKey key = tpm.create(KeyTemplates.signing(1024), SECRET);
    int handle = tpm.load(key);
    try (OiapSession oiap = tpm.client.oiap()) {
      assertCode(
          TpmResult.AUTHFAIL,
          () ->
              tpm.client.execute(
                  new Sign.Request(handle, digestInfo()), oiap.with(AuthSecret.wellKnown())));
    }
    tpm.client.flushKey(handle);
    byte[] altered = key.encData().toArray();
    altered[100] ^= 1;
    assertCode(TpmResult.DECRYPT_ERROR, () -> tpm.load(key.withEncData(Bytes.of(altered))));
  }

  private static void assertCode(TpmResult code, Executable action) {
    TpmResponseException refused = assertThrows(TpmResponseException.class, action);
    assertTrue(refused.is(code), refused.getMessage());
  }
}
