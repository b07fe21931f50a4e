package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import java.io.IOException;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keys that tpm2_create has made and tpm2_encodeobject 5.4 has written: its {@code -p}, "the key
 * has a password", writes emptyAuth TRUE, which says that it has none.
 */
@Tag("peer")
class StatedPasswordTest {
  private static final String SIGNING =
      "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|sign";

  @TempDir Path folder;

  private AutoCloseable server;
  private TpmProvider provider;
  private String tcti;

  /** The TPMs. */
  enum Server {
    SWTPM,
    BUNDLED
  }

  private void start(Server which) throws IOException {
    if (which == Server.SWTPM) {
      Swtpm swtpm = Swtpm.tcp();
      server = swtpm;
      tcti = swtpm.tcti();
    } else {
      EngineServer engine = EngineServer.swtpm();
      server = engine;
      tcti = "swtpm:host=127.0.0.1,port=" + engine.port();
    }
  }

  @AfterEach
  void stop() throws Exception {
    provider.connection().close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyWithoutPasswordTakesTheEmptyOneThatItsFileDemands(Server which) throws Exception {
    start(which);
    String pem = encoded("", SIGNING, "");
    assertFalse(pem(pem, null).key().emptyAuth());
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> sign(key(pem, null)));
    assertTrue(refusal.getMessage().contains("an empty one"), refusal.getMessage());
    sign(key(pem, ""));
    assertEquals(0, wrongTries());
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordIsTriedWhereTriesAreNotCounted(Server which) throws Exception {
    start(which);
    String pem = encoded("-p abc", SIGNING + "|noda", "-p");
    assertTrue(pem(pem, null).key().emptyAuth());
    sign(key(pem, "abc"));
    sign(key(pem, "abc"));
    assertThrows(SignatureException.class, () -> sign(key(pem, "wrong")));
    assertThrows(SignatureException.class, () -> sign(key(pem, null)));
    assertEquals(0, wrongTries());
  }

  @ParameterizedTest
  @EnumSource
  void whereTriesAreCountedItIsExplained_andNothingIsTried(Server which) throws Exception {
    start(which);
    String pem = encoded("-p abc", SIGNING, "-p");
    for (int use = 0; use < 4; use++) {
      InvalidKeyException refusal =
          assertThrows(InvalidKeyException.class, () -> sign(key(pem, "abc")));
      assertTrue(refusal.getMessage().contains("tpm2_encodeobject"), refusal.getMessage());
    }
    assertEquals(0, wrongTries());
    TssPrivateKeySpec corrected =
        new TssPrivateKeySpec(
            pem(pem, null).key().toBuilder().emptyAuth(false).build(),
            "corrected",
            pem(pem, "abc").auth());
    sign(KeyFactory.getInstance("EC", provider).generatePrivate(corrected));
  }

  /** Without a password the file's word is taken, once: the next use knows better. */
  @ParameterizedTest
  @EnumSource
  void usesWithoutPasswordDoNotLockTheTpm(Server which) throws Exception {
    start(which);
    String pem = encoded("-p abc", SIGNING, "-p");
    for (int use = 0; use < 5; use++) {
      assertThrows(SignatureException.class, () -> sign(key(pem, null)));
    }
    assertEquals(1, wrongTries());
  }

  /** keytool gives the store's password for every key. */
  @ParameterizedTest
  @EnumSource
  void thePasswordOfAStoreIsNotTakenForTheKeys(Server which) throws Exception {
    start(which);
    String pem = encoded("", SIGNING, "-p"); // emptyAuth TRUE, and right
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    store.setKeyEntry("web", pem(pem, null).key().encoded().toByteArray(), null);
    sign((PrivateKey) store.getKey("web", "changeit".toCharArray()));
    assertEquals(0, wrongTries());
  }

  private String encoded(String create, String attributes, String encode) {
    Tool.of(
            "bash",
            "-euo",
            "pipefail",
            "-c",
            """
            tpm2_createprimary -Q -C o -G ecc -c parent.ctx \
              -a 'restricted|decrypt|fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda'
            tpm2_create -Q -C parent.ctx -G ecc -u key.pub -r key.priv -a '%s' %s
            tpm2_flushcontext -t
            tpm2_encodeobject -Q -C o -u key.pub -r key.priv -o key.pem %s
            """
                .formatted(attributes, create, encode))
        .tpm(tcti)
        .in(folder)
        .succeed();
    provider = (TpmProvider) new TpmProvider().configure(tcti);
    return folder.resolve("key.pem").toString();
  }

  private static TssPrivateKeySpec pem(String file, String password) throws IOException {
    return TssPrivateKeySpec.ofFile(
        Path.of(file), password == null ? null : password.toCharArray());
  }

  private PrivateKey key(String file, String password) throws Exception {
    return KeyFactory.getInstance("EC", provider).generatePrivate(pem(file, password));
  }

  private void sign(PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    assertFalse(signer.sign().length == 0);
  }

  private int wrongTries() {
    return TpmProperties.read(provider.connection().device().client(), TpmPt.LOCKOUT_COUNTER);
  }
}
