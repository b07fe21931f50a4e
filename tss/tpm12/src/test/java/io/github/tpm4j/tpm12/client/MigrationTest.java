package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.migration.AuthorizeMigrationKey;
import io.github.tpm4j.tpm12.commands.migration.CreateMigrationBlob;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmMigrationKeyAuth;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.security.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Keys go to another parent only with the owner's word. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class MigrationTest {

  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());

  private static OwnedTpm tpm;
  private static TpmKey key;
  private static TpmKey destination;

  OwnedTpm open() throws Exception {
    return new OwnedTpm();
  }

  @BeforeAll
  void start() throws Exception {
    tpm = open();
    TpmKey template =
        TpmKey.template(
            KeyConstants.USAGE_SIGNING,
            KeyConstants.FLAG_MIGRATABLE,
            TpmKeyParms.rsa(1024, KeyConstants.ES_NONE, KeyConstants.SS_RSASSAPKCS1V15_SHA1));
    key = tpm.create(template, SECRET);
    destination = tpm.create(KeyTemplates.storage(), SECRET);
  }

  @AfterAll
  void end() throws Exception {
    tpm.close();
  }

  private static Bytes migrate(TpmMigrationKeyAuth to) {
    CreateMigrationBlob.Request request =
        new CreateMigrationBlob.Request(OwnedTpm.SRK, KeyConstants.MS_REWRAP, to, key.encData());
    try (OiapSession parent = tpm.client.oiap();
        OiapSession migration = tpm.client.oiap()) {
      return tpm.client.execute(request, parent.with(tpm.srk), migration.with(SECRET)).outData();
    }
  }

  private static TpmMigrationKeyAuth authorized() {
    AuthorizeMigrationKey.Request request =
        new AuthorizeMigrationKey.Request(KeyConstants.MS_REWRAP, destination.pubkey());
    try (OiapSession owner = tpm.client.oiap()) {
      return tpm.client.execute(request, owner.with(tpm.owner)).outData();
    }
  }

  @Test
  void aRewrappedKeySignsUnderItsNewParent() throws Exception {
    TpmKey moved = key.withEncData(migrate(authorized()));
    int parent = tpm.load(destination);
    byte[] message = {1, 2, 3};
    try (OiapSession oiap = tpm.client.oiap()) {
      int handle =
          tpm.client.execute(new LoadKey2.Request(parent, moved), oiap.with(SECRET)).inkeyHandle();
      Sign.Request request = new Sign.Request(handle, Sha1.of(Bytes.of(message)));
      Signature verifier = Signature.getInstance("SHA1withRSA");
      verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
      verifier.update(message);
      assertTrue(verifier.verify(tpm.client.execute(request, oiap.with(SECRET)).sig().toArray()));
    }
  }

  @Test
  void aDestinationThatTheOwnerHasNotAuthorisedIsRefused() {
    TpmMigrationKeyAuth forged =
        new TpmMigrationKeyAuth(
            destination.pubkey(), KeyConstants.MS_REWRAP, Bytes.of(new byte[20]));
    assertThrows(TpmResponseException.class, () -> migrate(forged));
  }
}
