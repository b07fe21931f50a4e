package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.TcpaOaep;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey2;
import io.github.tpm4j.tpm12.commands.identity.ActivateIdentity;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmAsymCaContents;
import io.github.tpm4j.tpm12.structures.TpmIdentityContents;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.transport.Transports;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Identity keys: the bundled TPM 1.2 and that of swtpm answer alike. */
@Tag("peer")
class IdentityDifferentialTest {
  private static final AuthSecret WRONG = AuthSecret.ofUtf8("wrong".toCharArray());
  private static final Bytes LABEL = Sha1.of(Bytes.of(new byte[] {1}));
  private static final TpmSymmetricKey SESSION_KEY =
      new TpmSymmetricKey(
          KeyConstants.ALG_AES128, KeyConstants.ES_SYM_CBC_PKCS5PAD, Bytes.of(new byte[16]));

  private static final List<String> DIFFERENCES = new ArrayList<>();

  private static Swtpm swtpm;
  private static Side theirs;
  private static Side ours;
  private static final Map<Side, TpmPubkey> ENDORSEMENT = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tpm12();
    theirs = new Side(Transports.open(swtpm.tcti()));
    ours = new Side(Transports.open("engine12:memory"));
    for (Side side : new Side[] {theirs, ours}) {
      ENDORSEMENT.put(side, Ownership.createEndorsementKey(side.client));
      Ownership.take(side.client, ENDORSEMENT.get(side), Side.OWNER, Side.SRK_SECRET);
    }
    alike("made", side -> made(side, KeyTemplates.identity(), Side.SRK_SECRET, Side.OWNER));
    alike("loaded", IdentityDifferentialTest::loaded);
    for (TpmKey template : otherKeys()) {
      alike("another key", side -> otherKey(side, template));
    }
  }

  @AfterAll
  static void end() throws Exception {
    theirs.client.close();
    ours.client.close();
    swtpm.close();
  }

  private static void alike(String what, Side.Step step) throws Exception {
    Side.Outcome expected = theirs.run(step);
    Side.Outcome actual = ours.run(step);
    if (!expected.equals(actual)) {
      DIFFERENCES.add(what + ": " + expected + ", ours " + actual);
    }
  }

  @AfterEach
  void nothingDiffers() {
    List<String> differences = List.copyOf(DIFFERENCES);
    DIFFERENCES.clear();
    assertEquals(List.of(), differences);
  }

  private static Side.Outcome made(Side side, TpmKey template, AuthSecret srk, AuthSecret owner)
      throws Exception {
    try (OiapSession parent = side.client.oiap();
        OsapSession osap =
            side.client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, owner)) {
      MakeIdentity.Response made =
          side.client.execute(
              new MakeIdentity.Request(osap.encrypt(Side.SECRET), LABEL, template),
              parent.lastWith(srk),
              osap.authorization());
      TpmKey key = made.idKey();
      side.blobs.add(key);
      return Side.Outcome.of(
          key.form(),
          key.keyUsage(),
          key.keyFlags(),
          key.authDataUsage(),
          key.algorithmParms(),
          key.pcrInfo(),
          key.modulus().size(),
          key.encData().size(),
          isBound(key, made.identityBinding()));
    }
  }

  private static boolean isBound(TpmKey key, Bytes binding) throws Exception {
    Signature verifier = Signature.getInstance("SHA1withRSA");
    verifier.initVerify(RsaPublicKeys.of(key.pubkey()));
    verifier.update(new TpmIdentityContents(LABEL, key.pubkey()).toBytes().toArray());
    return verifier.verify(binding.toArray());
  }

  private static Side.Outcome loaded(Side side) {
    TpmKey key = side.blobs.get(0);
    LoadKey2.Request request = new LoadKey2.Request(Side.SRK, key);
    side.keys.add(side.byOiap(request, Side.SRK_SECRET).inkeyHandle());
    return Side.Outcome.of("loaded");
  }

  /** One that certifies, and two that are bound to PCR in both forms. */
  private static List<TpmKey> otherKeys() {
    TpmKey plain = KeyTemplates.signing(512, KeyConstants.SS_RSASSAPKCS1V15_SHA1);
    TpmPcrSelection pcrs = TpmPcrSelection.of(7);
    Bytes zeros = Bytes.of(new byte[20]);
    Bytes now = new TpmPcrComposite(pcrs, zeros).digest();
    TpmKey first =
        new TpmKey(
            plain.form(),
            plain.keyUsage(),
            plain.keyFlags(),
            plain.authDataUsage(),
            plain.algorithmParms(),
            new TpmPcrInfo(pcrs, now, zeros).toBytes(),
            Bytes.EMPTY,
            Bytes.EMPTY);
    return List.of(
        plain, first, plain.boundTo(new TpmPcrInfoLong(1, 0x1F, pcrs, pcrs, zeros, now)));
  }

  private static Side.Outcome otherKey(Side side, TpmKey template) {
    try (OsapSession osap = side.rootSession()) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              Side.SRK, osap.encrypt(Side.SECRET), osap.encryptSecond(Side.SECRET), template);
      TpmKey key = side.client.execute(request, osap.authorization()).wrappedKey();
      side.keys.add(
          side.byOiap(new LoadKey2.Request(Side.SRK, key), Side.SRK_SECRET).inkeyHandle());
      return Side.Outcome.of("loaded");
    }
  }

  private static Side.Outcome activated(
      Side side, int which, Bytes plain, AuthSecret own, AuthSecret owner) {
    Bytes blob = TcpaOaep.encrypt(ENDORSEMENT.get(side), plain.toArray());
    return activatedBlob(side, which, blob, own, owner);
  }

  private static Side.Outcome activatedBlob(
      Side side, int which, Bytes blob, AuthSecret own, AuthSecret owner) {
    try (OiapSession id = side.client.oiap();
        OiapSession byOwner = side.client.oiap()) {
      ActivateIdentity.Request request = new ActivateIdentity.Request(side.keys.get(which), blob);
      TpmSymmetricKey key =
          side.client.execute(request, id.lastWith(own), byOwner.lastWith(owner)).symmetricKey();
      return Side.Outcome.of(key);
    }
  }

  private static Bytes contents(Side side) {
    return new TpmAsymCaContents(SESSION_KEY, side.blobs.get(0).pubkey().digest()).toBytes();
  }

  @Test
  void whatNoIdentityKeyIs_isRefusedAlike() throws Exception {
    TpmKeyParms parms = KeyTemplates.identity().algorithmParms();
    int identity = KeyConstants.USAGE_IDENTITY;
    Map<String, TpmKey> templates =
        Map.of(
            "another usage", KeyTemplates.signing(2048, KeyConstants.SS_RSASSAPKCS1V15_SHA1),
            "a storage key", KeyTemplates.storage(),
            "1024 bits", TpmKey.template(identity, 0, TpmKeyParms.rsa(1024, 1, 2)),
            "DER", TpmKey.template(identity, 0, TpmKeyParms.rsa(2048, 1, 3)),
            "encrypting", TpmKey.template(identity, 0, TpmKeyParms.rsa(2048, 3, 2)),
            "migratable", TpmKey.template(identity, KeyConstants.FLAG_MIGRATABLE, parms));
    for (Map.Entry<String, TpmKey> template : templates.entrySet()) {
      alike(
          template.getKey(), side -> made(side, template.getValue(), Side.SRK_SECRET, Side.OWNER));
    }
    alike("SRK's secret", side -> made(side, KeyTemplates.identity(), WRONG, Side.OWNER));
    alike("owner's secret", side -> made(side, KeyTemplates.identity(), Side.SRK_SECRET, WRONG));
  }

  @Test
  void whatAnAuthoritySends_isOpenedAlike() throws Exception {
    alike("right", side -> activated(side, 0, contents(side), Side.SECRET, Side.OWNER));
    alike(
        "for another key",
        side ->
            activated(
                side,
                0,
                new TpmAsymCaContents(SESSION_KEY, LABEL).toBytes(),
                Side.SECRET,
                Side.OWNER));
    alike("another key", side -> activated(side, 1, contents(side), Side.SECRET, Side.OWNER));
    alike("key's secret", side -> activated(side, 0, contents(side), WRONG, Side.OWNER));
    alike("owner's secret", side -> activated(side, 0, contents(side), Side.SECRET, WRONG));
    alike("both secrets", side -> activated(side, 0, contents(side), WRONG, WRONG));
    alike(
        "cut off",
        side -> activated(side, 0, Bytes.of(new byte[] {0, 0, 0, 6}), Side.SECRET, Side.OWNER));
    alike(
        "surplus",
        side -> {
          Bytes more = Bytes.of(new TpmWriter().bytes(contents(side)).u8(0).toByteArray());
          return activated(side, 0, more, Side.SECRET, Side.OWNER);
        });
    alike(
        "no ciphertext",
        side -> activatedBlob(side, 0, Bytes.of(new byte[256]), Side.SECRET, Side.OWNER));
    alike(
        "a short one",
        side -> activatedBlob(side, 0, Bytes.of(new byte[8]), Side.SECRET, Side.OWNER));
  }

  @Test
  void keysAreCertifiedAlike() throws Exception {
    for (int by : new int[] {0, 1}) {
      for (int of : new int[] {0, 1, 2, 3}) {
        alike("CertifyKey2 of " + of + " by " + by, side -> certified(side, of, by));
      }
    }
  }

  private static Side.Outcome certified(Side side, int of, int by) {
    try (OiapSession one = side.client.oiap();
        OiapSession two = side.client.oiap()) {
      CertifyKey2.Response response =
          side.client.execute(
              new CertifyKey2.Request(side.keys.get(of), side.keys.get(by), LABEL, LABEL),
              one.lastWith(Side.SECRET),
              two.lastWith(Side.SECRET));
      return Side.Outcome.of(
          response.certifyInfo().beginning(),
          response.certifyInfo().keyUsage(),
          response.certifyInfo().pcrInfo(),
          response.certifyInfo().migrationAuthority(),
          response.outData().size());
    }
  }
}
