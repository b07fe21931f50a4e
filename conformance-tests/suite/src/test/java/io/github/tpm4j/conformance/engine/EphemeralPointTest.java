package io.github.tpm4j.conformance.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.conformance.engine.SharedPoint.Form;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients write an ephemeral point with or without leading zeros, and hash x as they write it. Both
 * TPMs take it as it was sent.
 */
@Tag("peer")
class EphemeralPointTest {
  private static final HashAlg HASH = HashAlg.SHA256;
  private static final byte[] DATA = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Swtpm swtpm;
  private Side peer;
  private Side engine;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
    peer = new Side(swtpm.tcti());
    engine = new Side("engine:memory");
    engine.client().execute(new Startup.Request(TpmSu.CLEAR));
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    peer.close();
    swtpm.close();
  }

  static Stream<Arguments> forms() {
    return Arrays.stream(Form.values())
        .flatMap(form -> Stream.of(Arguments.of(form, true), Arguments.of(form, false)));
  }

  private Side side(boolean engineSide) {
    return engineSide ? engine : peer;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void activatesACredential(Form form, boolean engineSide) throws Exception {
    Side side = side(engineSide);
    CreatePrimary.Response key = side.primary(StorageTemplates.ECC_P256);
    SharedPoint shared = SharedPoint.with(key.outPublic(), KdfLabel.IDENTITY, form);
    byte[] clear = new TpmWriter().sized(Bytes.of(DATA)).toByteArray();

    ActivateCredential.Response activated =
        side.client()
            .execute(
                new ActivateCredential.Request(
                    key.objectHandle(),
                    key.objectHandle(),
                    shared.wrap(key.name(), clear),
                    shared.encrypted()),
                Side.EMPTY,
                Side.EMPTY);
    assertEquals(SecretBytes.of(DATA), activated.certInfo());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void importsADuplicate(Form form, boolean engineSide) throws Exception {
    Side side = side(engineSide);
    CreatePrimary.Response parent = side.primary(StorageTemplates.ECC_P256);
    byte[] seedValue = new byte[HASH.digestBytes()];
    TpmtPublic sealed =
        KeyTemplate.sealed()
            .without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT)
            .build()
            .withUnique(new Tpm2bDigest(Bytes.adopt(digest(seedValue, DATA))));
    SharedPoint shared = SharedPoint.with(parent.outPublic(), KdfLabel.DUPLICATE, form);
    TpmtSensitive sensitive =
        new TpmtSensitive(
            TpmAlg.KEYEDHASH, SecretBytes.EMPTY, SecretBytes.of(seedValue), SecretBytes.of(DATA));
    byte[] clear = new TpmWriter().sized(Bytes.adopt(sensitive.marshal())).toByteArray();

    Import.Response imported =
        side.client()
            .execute(
                new Import.Request(
                    parent.objectHandle(),
                    SecretBytes.EMPTY,
                    sealed,
                    shared.wrap(EntityNames.of(sealed), clear),
                    shared.encrypted(),
                    TpmtSymDefObject.NULL),
                Side.EMPTY);
    TpmHandle moved =
        side.load(parent.objectHandle(), imported.outPrivate(), sealed).objectHandle();
    assertEquals(
        SecretBytes.of(DATA),
        side.client().execute(new Unseal.Request(moved), Side.EMPTY).outData());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void saltsASession(Form form, boolean engineSide) throws Exception {
    Side side = side(engineSide);
    CreatePrimary.Response key = side.primary(StorageTemplates.ECC_P256);

    assertSalted(
        side, key.objectHandle(), SharedPoint.with(key.outPublic(), KdfLabel.SECRET, form));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void saltsASessionToAKeyWhosePublicAreaHasThatForm(Form form, boolean engineSide)
      throws Exception {
    Side side = side(engineSide);
    KeyPair pair = form.keyPair();
    TpmtPublic area =
        KeyTemplate.ec(TpmEccCurve.NIST_P256)
            .decrypting()
            .without(
                TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN)
            .build()
            .withUnique(form.write(pair));
    BigInteger d = ((ECPrivateKey) pair.getPrivate()).getS();
    byte[] scalar = Form.padded(d, 32);
    TpmtSensitive sensitive =
        new TpmtSensitive(TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(scalar));
    LoadExternal.Response loaded =
        side.client().execute(new LoadExternal.Request(sensitive, area, TpmHandle.NULL));

    assertSalted(side, loaded.objectHandle(), SharedPoint.with(area, KdfLabel.SECRET, Form.PADDED));
  }

  /** Starts a session that audits, and uses it: the TPM checks an HMAC by the session's key. */
  private static void assertSalted(Side side, TpmHandle key, SharedPoint shared) throws Exception {
    Bytes nonceCaller = Bytes.of(new byte[HASH.digestBytes()]);
    StartAuthSession.Response session =
        side.client()
            .execute(
                new StartAuthSession.Request(
                    key,
                    TpmHandle.NULL,
                    nonceCaller,
                    shared.encrypted(),
                    TpmSe.HMAC,
                    TpmtSymDef.NULL,
                    HASH.alg()));
    byte[] sessionKey =
        Kdfa.derive(
            SoftwareHash.of(HASH),
            shared.seed(),
            KdfLabel.ATH,
            session.nonceTpm().borrow(),
            nonceCaller.borrow(),
            256);
    byte[] parameters = {0, 8};
    byte[] code = new TpmWriter().u32(TpmCc.GET_RANDOM.value()).toByteArray();
    int flags = TpmaSession.CONTINUE_SESSION | TpmaSession.AUDIT;
    byte[] hmac =
        Hmacs.of(
            HASH,
            sessionKey,
            digest(code, parameters),
            nonceCaller.borrow(),
            session.nonceTpm().borrow(),
            new byte[] {(byte) flags});
    TpmWriter area = new TpmWriter();
    new TpmsAuthCommand(
            session.sessionHandle(), nonceCaller, TpmaSession.of(flags), SecretBytes.of(hmac))
        .write(area);
    TpmWriter out = new TpmWriter();
    TpmSt.SESSIONS.write(out);
    out.u32(0).array(code).u32(area.size()).array(area.toByteArray()).array(parameters);
    out.putInt(2, out.size());

    byte[] response = side.client().transport().transmit(out.toByteArray());
    assertEquals(TpmRc.SUCCESS, TpmRc.read(new TpmReader(response, 6, 10, Limits.ANY)));
  }

  private static byte[] digest(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(HASH.jcaName());
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
