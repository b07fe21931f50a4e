package io.github.tpm4j.engine.commands.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCommandAuditInfo;
import io.github.tpm4j.tss.structures.TpmsCreationInfo;
import io.github.tpm4j.tss.structures.TpmsNvCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsNvDigestCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.structures.TpmsSessionAuditInfo;
import io.github.tpm4j.tss.structures.TpmsTimeAttestInfo;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each attestation states, and what it refuses of its own. */
class AttestationCommandsTest {
  private static final Bytes DATA = Bytes.of((byte) 7);
  private static final TpmtSigScheme ECDSA = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  private static final TpmHandle INDEX = TpmHandle.of(0x01800001);
  private static final TestKey SIGNER =
      TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL)
          .with(TpmaObject.SIGN)
          .in(TpmHandle.ENDORSEMENT);
  private static final TestKey DECRYPTER = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT);

  private final TestTpm tpm = TestTpm.started(Revision.V159);

  private static TpmsAttest read(Bytes attest) {
    return TpmsAttest.read(new TpmReader(attest.toByteArray(), Limits.ANY));
  }

  private static TpmlPcrSelection pcrs(TpmAlg hash, int... numbers) {
    byte[] bits = new byte[3];
    for (int number : numbers) {
      bits[number / 8] |= (byte) (1 << number % 8);
    }
    return new TpmlPcrSelection(
        List.of(new TpmsPcrSelection(hash, new TpmsPcrSelect(Bytes.of(bits)))));
  }

  @Test
  void quotesThePcrWithTheHashOfTheScheme() {
    Quote.Response response =
        tpm.run(new Quote.Request(SIGNER.load(tpm), DATA, ECDSA, pcrs(TpmAlg.SHA1, 0, 1)));
    TpmsQuoteInfo info = (TpmsQuoteInfo) read(response.quoted()).attested();
    assertEquals(pcrs(TpmAlg.SHA1, 0, 1), info.pcrSelect());
    assertEquals(Bytes.adopt(HashAlgorithm.SHA256.digest(new byte[40])), info.pcrDigest());
    assertTrue(
        JcaKeys.accepts(
            SIGNER.publicArea(), response.quoted().toByteArray(), response.signature()));
  }

  @Test
  void quotesNothingWithoutAHash_parameter2() {
    assertEquals(
        TpmRc.SCHEME.parameter(2),
        tpm.code(new Quote.Request(TpmHandle.NULL, DATA, ECDSA, pcrs(TpmAlg.SHA1, 0))));
  }

  @Test
  void quotesNothingWithAKeyThatMayNotSign_handle1() {
    assertEquals(
        TpmRc.KEY.handle(1),
        tpm.code(new Quote.Request(DECRYPTER.load(tpm), DATA, ECDSA, pcrs(TpmAlg.SHA1, 0))));
  }

  private CreatePrimary.Response create() {
    TpmsSensitiveCreate none = new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);
    return tpm.run(
        new CreatePrimary.Request(
            TpmHandle.OWNER,
            none,
            SIGNER.publicArea().withUnique(EccPoints.NONE),
            Bytes.EMPTY,
            new TpmlPcrSelection(List.of())));
  }

  private CertifyCreation.Request certifyCreation(
      TpmHandle signer, CreatePrimary.Response created, TpmtTkCreation ticket) {
    return new CertifyCreation.Request(
        signer, created.objectHandle(), DATA, created.creationHash(), ECDSA, ticket);
  }

  @Test
  void certifiesTheCreationOfAnObject() {
    CreatePrimary.Response created = create();
    CertifyCreation.Response response =
        tpm.run(certifyCreation(SIGNER.load(tpm), created, created.creationTicket()));
    assertEquals(
        new TpmsCreationInfo(created.name(), created.creationHash()),
        read(response.certifyInfo()).attested());
  }

  @Test
  void rejectsATicketOfAnotherObject_parameter4() {
    CreatePrimary.Response created = create();
    TpmtTkCreation ticket =
        tpm.tpm().state().tickets().creation(TpmHandle.OWNER, Bytes.EMPTY, created.creationHash());
    assertEquals(
        TpmRc.TICKET.parameter(4), tpm.code(certifyCreation(SIGNER.load(tpm), created, ticket)));
  }

  @Test
  void rejectsCreationsWithoutScheme_parameter3() {
    CreatePrimary.Response created = create();
    assertEquals(
        TpmRc.SCHEME.parameter(3),
        tpm.code(
            new CertifyCreation.Request(
                SIGNER.load(tpm),
                created.objectHandle(),
                DATA,
                created.creationHash(),
                TpmtSigScheme.NULL,
                created.creationTicket())));
  }

  @Test
  void tellsTheTimeToEveryKey() {
    TpmHandle external =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    GetTime.Response response =
        tpm.run(new GetTime.Request(TpmHandle.ENDORSEMENT, external, DATA, ECDSA));
    assertEquals(
        new TpmsTimeAttestInfo(
            tpm.tpm().state().clock().timeInfo(),
            tpm.tpm().state().profile().identity().firmwareVersion()),
        read(response.timeInfo()).attested());
  }

  @Test
  void tellsNoTimeByAKeyThatMayNotSign_handle2() {
    assertEquals(
        TpmRc.KEY.handle(2),
        tpm.code(new GetTime.Request(TpmHandle.ENDORSEMENT, DECRYPTER.load(tpm), DATA, ECDSA)));
  }

  private TpmsCommandAuditInfo commandAudit(TpmHandle signer) {
    GetCommandAuditDigest.Response response =
        tpm.run(new GetCommandAuditDigest.Request(TpmHandle.ENDORSEMENT, signer, DATA, ECDSA));
    return (TpmsCommandAuditInfo) read(response.auditInfo()).attested();
  }

  @Test
  void givesTheDigestOfTheAuditedCommandsAndBeginsANewOneIfSigned() {
    TpmHandle signer = SIGNER.load(tpm);
    HashAlgorithm hash = tpm.tpm().state().commandAudit().hash();
    int size = hash.digestBytes();
    tpm.tpm().state().commandAudit().audit(new byte[size], new byte[size]);
    TpmsCommandAuditInfo unsigned = commandAudit(TpmHandle.NULL);
    assertEquals(Bytes.adopt(hash.digest(new byte[3 * size])), unsigned.auditDigest());
    assertEquals(
        Bytes.adopt(hash.digest(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS.marshal())),
        unsigned.commandDigest());
    assertEquals(unsigned, commandAudit(signer));
    assertTrue(commandAudit(signer).auditDigest().isEmpty());
  }

  private GetSessionAuditDigest.Request sessionAudit(TpmHandle signer) {
    TpmHandle session = tpm.startSession(TpmSe.HMAC).sessionHandle();
    return new GetSessionAuditDigest.Request(TpmHandle.ENDORSEMENT, signer, session, DATA, ECDSA);
  }

  @Test
  void rejectsASessionThatAuditedNothing_handle3() {
    assertEquals(TpmRc.TYPE.handle(3), tpm.code(sessionAudit(SIGNER.load(tpm))));
  }

  @Test
  void givesTheDigestOfASession_andWhetherItIsExclusive() {
    GetSessionAuditDigest.Request request = sessionAudit(SIGNER.load(tpm));
    Session session = tpm.tpm().state().sessions().get(request.sessionHandle());
    session.startAudit();
    session.audit(new byte[32], new byte[32]);
    Bytes digest = Bytes.adopt(HashAlgorithm.SHA256.digest(new byte[96]));
    assertEquals(
        new TpmsSessionAuditInfo(false, digest), read(tpm.run(request).auditInfo()).attested());
    tpm.tpm().state().exclusiveAudit().begin(request.sessionHandle());
    assertEquals(
        new TpmsSessionAuditInfo(true, digest), read(tpm.run(request).auditInfo()).attested());
  }

  @Test
  void looksAtTheKeyBeforeTheSession_handle2() {
    assertEquals(TpmRc.KEY.handle(2), tpm.code(sessionAudit(DECRYPTER.load(tpm))));
  }

  private void define(int size) {
    TpmaNv attributes =
        TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD | TpmaNv.NO_DA | TpmaNv.READ_STCLEAR);
    tpm.run(
        new NvDefineSpace.Request(
            TpmHandle.OWNER,
            SecretBytes.EMPTY,
            new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, size)));
  }

  private void write(byte[] data) {
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, Bytes.of(data), 0));
  }

  private NvCertify.Request nvCertify(TpmHandle signer, int size, int offset) {
    return new NvCertify.Request(signer, TpmHandle.OWNER, INDEX, DATA, ECDSA, size, offset);
  }

  @Test
  void certifiesAPartOfAnIndex() {
    define(4);
    write(new byte[] {1, 2, 3, 4});
    NvCertify.Response response = tpm.run(nvCertify(SIGNER.load(tpm), 2, 1));
    TpmsNvCertifyInfo info = (TpmsNvCertifyInfo) read(response.certifyInfo()).attested();
    assertEquals(1, info.offset());
    assertEquals(Bytes.of((byte) 2, (byte) 3), info.nvContents());
    assertEquals(tpm.tpm().state().nv().get(INDEX).name(), info.indexName());
  }

  @Test
  void certifiesTheDigestOfAnIndex() {
    define(4);
    write(new byte[4]);
    TpmsNvDigestCertifyInfo info =
        (TpmsNvDigestCertifyInfo)
            read(tpm.run(nvCertify(SIGNER.load(tpm), 0, 0)).certifyInfo()).attested();
    assertEquals(Bytes.adopt(HashAlgorithm.SHA256.digest(new byte[4])), info.nvDigest());
    assertFalse(info.indexName().isEmpty());
  }

  @Test
  void certifiesAnEmptyDigestByTheNullHandle() {
    define(4);
    write(new byte[4]);
    TpmsNvDigestCertifyInfo info =
        (TpmsNvDigestCertifyInfo)
            read(tpm.run(nvCertify(TpmHandle.NULL, 0, 0)).certifyInfo()).attested();
    assertTrue(info.nvDigest().isEmpty());
  }

  @Test
  void rejectsIndicesThatMayNotBeReadOrAreNotWritten() {
    define(4);
    TpmHandle signer = SIGNER.load(tpm);
    assertEquals(TpmRc.NV_UNINITIALIZED, tpm.code(nvCertify(signer, 4, 0)));
    write(new byte[4]);
    assertEquals(
        TpmRc.NV_AUTHORIZATION,
        tpm.code(new NvCertify.Request(signer, TpmHandle.PLATFORM, INDEX, DATA, ECDSA, 4, 0)));
  }

  @Test
  void rejectsALockedIndex() {
    define(4);
    write(new byte[4]);
    tpm.run(new NvReadLock.Request(TpmHandle.OWNER, INDEX));
    assertEquals(TpmRc.NV_LOCKED, tpm.code(nvCertify(SIGNER.load(tpm), 4, 0)));
  }

  @Test
  void rejectsPartsBeyondTheIndex() {
    define(4);
    write(new byte[4]);
    TpmHandle signer = SIGNER.load(tpm);
    assertEquals(TpmRc.NV_RANGE, tpm.code(nvCertify(signer, 5, 0)));
    assertEquals(TpmRc.NV_RANGE, tpm.code(nvCertify(signer, 0, 5)));
    assertEquals(TpmRc.NV_RANGE, tpm.code(nvCertify(signer, 0xFFFF, 0xFFFF)));
  }

  @Test
  void rejectsMoreThanABuffer_parameter3() {
    define(1100);
    write(new byte[4]);
    assertEquals(TpmRc.VALUE.parameter(3), tpm.code(nvCertify(SIGNER.load(tpm), 1100, 0)));
  }

  @Test
  void rejectsIndicesByAKeyThatMayNotSign_handle1() {
    define(4);
    assertEquals(TpmRc.KEY.handle(1), tpm.code(nvCertify(DECRYPTER.load(tpm), 4, 0)));
  }
}
