package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/tpm12.md shows. */
@Tag("peer")
class GuideTest {
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private record Signed(TpmKey key, Bytes signature) {}

  private static Signed sign(String tcti, char[] passphrase, Bytes digestInfo) throws Exception {
    try (Tpm12Client tpm = Tpm12Client.connect(Transports.open(tcti));
        AuthSecret srk = AuthSecret.wellKnown();
        AuthSecret secret = AuthSecret.ofUtf8(passphrase)) {
      TpmKey key;
      try (OsapSession osap = tpm.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, srk)) {
        key =
            tpm.execute(
                    new CreateWrapKey.Request(
                        EntityConstants.KH_SRK,
                        osap.encrypt(secret),
                        osap.encryptSecond(secret),
                        KeyTemplates.signing(2048)),
                    osap.authorization())
                .wrappedKey();
      }
      try (KeptSession kept = new KeptSession(tpm)) {
        int handle =
            kept.execute(new LoadKey2.Request(EntityConstants.KH_SRK, key), srk).inkeyHandle();
        Sign.Response signed = kept.execute(new Sign.Request(handle, digestInfo), secret);
        tpm.flushKey(handle);
        return new Signed(key, signed.sig());
      }
    }
  }

  @Test
  void aKeySigns() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    String prefix = "3031300d060960864801650304020105000420";
    byte[] info = HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest));
    try (Swtpm swtpm = Swtpm.tpm12()) {
      try (Tpm12Client client = Tpm12Client.connect(Transports.open(swtpm.tcti()));
          AuthSecret owner = AuthSecret.ofUtf8("the owner's".toCharArray());
          AuthSecret srk = AuthSecret.wellKnown()) {
        Ownership.take(client, Ownership.createEndorsementKey(client), owner, srk);
      }
      Signed signed = sign(swtpm.tcti(), "the key's".toCharArray(), Bytes.of(info));
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(RsaPublicKeys.of(signed.key().pubkey()));
      verifier.update(MESSAGE);
      assertTrue(verifier.verify(signed.signature().toArray()));
    }
  }
}
