package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keys that trousers made are used by our client, and the other way round. */
abstract class ExchangedKeysContract extends Contract {
  private static final String DIGEST_INFO_OF_SHA256 = "3031300d060960864801650304020105000420";
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final Bytes NONCE = Bytes.of(new byte[20]);

  ExchangedKeysContract(ServedTpm.Starter starter) {
    super(starter);
  }

  private static int load(Tpm12Client client, TpmKey key) {
    try (AuthSecret srk = AuthSecret.wellKnown();
        OiapSession oiap = client.oiap()) {
      return client
          .execute(new LoadKey2.Request(EntityConstants.KH_SRK, key), oiap.lastWith(srk))
          .inkeyHandle();
    }
  }

  private static void assertVerifies(String algorithm, TpmKey key, byte[] signed, Bytes signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
    verifier.update(signed);
    assertTrue(verifier.verify(signature.toArray()));
  }

  @Test
  void aKeyOfStpmKeygenSignsForOurClient() throws Exception {
    run("stpm-keygen", "-o", "my.key");
    TpmKey key = KeyFiles.simpleTpmPk11(stack().file("my.key"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    byte[] info = HexFormat.of().parseHex(DIGEST_INFO_OF_SHA256 + HexFormat.of().formatHex(digest));
    try (Tpm12Client client = stack().client()) {
      Sign.Request sign = new Sign.Request(load(client, key), Bytes.of(info));
      assertVerifies("SHA256withRSA", key, MESSAGE, client.execute(sign).sig());
    }
  }

  @Test
  void anIdentityOfTpmMkaikQuotesForOurClient() throws Exception {
    run("tpm_mkaik", "-z", "aik.blob", "aik.pub");
    TpmKey key = KeyFiles.blob(stack().file("aik.blob"));
    try (Tpm12Client client = stack().client()) {
      Quote2.Response quote =
          client.execute(
              new Quote2.Request(load(client, key), NONCE, TpmPcrSelection.of(0), false));
      Bytes signed = new TpmQuoteInfo2(NONCE, quote.pcrData()).toBytes();
      assertVerifies("SHA1withRSA", key, signed.toArray(), quote.sig());
    }
  }

  @Test
  void anIdentityOfOurClientQuotesForTrousers() throws Exception {
    TpmKey key;
    try (Tpm12Client client = stack().client()) {
      key = makeIdentity(client);
    }
    Files.write(stack().file("ours.blob"), key.toBytes().toArray());
    Files.write(stack().file("nonce"), NONCE.toArray());
    run("tpm_mkuuid", "ours");
    run("tpm_loadkey", "ours.blob", "ours");
    run("tpm_getpcrhash", "ours", "hash", "values", "0");
    run("tpm_getquote", "ours", "nonce", "quote", "0");
    byte[] signed = Files.readAllBytes(stack().file("hash"));
    Bytes quote = Bytes.of(Files.readAllBytes(stack().file("quote")));
    assertEquals(256, quote.size());
    assertVerifies("SHA1withRSA", key, signed, quote);
  }

  /** One without a secret of its own, as tpm_getquote asks for none. */
  private static TpmKey makeIdentity(Tpm12Client client) throws IOException {
    TpmKey identity = KeyTemplates.identity();
    TpmKey template =
        new TpmKey(
            identity.form(),
            identity.keyUsage(),
            identity.keyFlags(),
            KeyConstants.AUTH_NEVER,
            identity.algorithmParms(),
            identity.pcrInfo(),
            identity.modulus(),
            identity.encData());
    try (AuthSecret wellKnown = AuthSecret.wellKnown();
        OiapSession srk = client.oiap();
        OsapSession owner =
            client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, wellKnown)) {
      MakeIdentity.Request request =
          new MakeIdentity.Request(owner.encrypt(wellKnown), NONCE, template);
      return client.execute(request, srk.with(wellKnown), owner.authorization()).idKey();
    }
  }
}
