package io.github.tpm4j.engine.hierarchy;

import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.FIRMWARE;
import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.SVN;
import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.primary;
import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.signing;
import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.storage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What objects of limited hierarchies may be, and what the TPM says of them. */
class LimitedObjectsTest {
  private static final int LEAVING = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;

  private final TestTpm tpm = TestTpm.started(Revision.V183);

  private TpmHandle parent(TpmHandle hierarchy) {
    return tpm.run(primary(hierarchy)).objectHandle();
  }

  private static TpmtSigScheme ecdsa() {
    return TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  }

  @ParameterizedTest
  @CsvSource({
    "40000001, 100",
    "40000001, 200",
    "40000001, 300",
    "40000140, 200",
    "40000140, 300",
    "40010000, 100",
    "40010000, 300"
  })
  void aPrimaryKeyHasOnlyTheLimitOfItsHierarchy(String handle, String attributes) {
    TpmHandle hierarchy = TpmHandle.of(Integer.parseInt(handle, 16));
    TpmtPublic template = storage(Integer.parseInt(attributes, 16));
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(TestObjects.primary(hierarchy, template)));
  }

  @ParameterizedTest
  @CsvSource({"40000140, 100", "40010000, 200"})
  void aLimitedKeyStaysInTheTpm(String handle, String attribute) {
    TpmHandle hierarchy = TpmHandle.of(Integer.parseInt(handle, 16));
    TpmtPublic template = signing(Integer.parseInt(attribute, 16));
    TpmtPublic leaving = template.withAttributes(template.objectAttributes().without(LEAVING));
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(TestObjects.primary(hierarchy, leaving)));
    TpmHandle parent = parent(hierarchy);
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(TestObjects.child(parent, leaving)));
  }

  @ParameterizedTest
  @CsvSource({"40000140, 100", "40010000, 200"})
  void childrenAreLimitedUnderALimitedParent(String handle, String attribute) {
    TpmHandle parent = parent(TpmHandle.of(Integer.parseInt(handle, 16)));
    int bits = Integer.parseInt(attribute, 16);
    TpmHandle child = TestObjects.loadedChild(tpm, TestObjects.child(parent, signing(bits)));
    assertEquals(
        bits,
        tpm.run(new ReadPublic.Request(child)).outPublic().objectAttributes().value() & 0x300);
    assertEquals(
        TpmRc.ATTRIBUTES.parameter(2), tpm.code(TestObjects.child(parent, signing(0x300 & ~bits))));
  }

  @Test
  void aParentWithoutTheAttributeHasNoLimitedChildren() {
    TpmHandle parent = tpm.run(TestObjects.primary(TpmHandle.FW_OWNER, storage(0))).objectHandle();
    assertEquals(
        TpmRc.ATTRIBUTES.parameter(2), tpm.code(TestObjects.child(parent, signing(FIRMWARE))));
    assertEquals(TpmRc.SUCCESS, tpm.code(TestObjects.child(parent, signing(0))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40000143, 0x40010000, 0x40040000})
  void theirCreationIsCertified_butNotAsOfTheBase(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    CreatePrimary.Response made = tpm.run(primary(hierarchy));
    TpmHandle signer =
        tpm.run(TestObjects.primary(TpmHandle.ENDORSEMENT, signing(0))).objectHandle();
    TpmtTkCreation ticket = made.creationTicket();

    tpm.run(certifyCreation(signer, made, ticket));
    TpmtTkCreation ofBase =
        new TpmtTkCreation(TpmSt.CREATION, HierarchyLimit.base(hierarchy), ticket.digest());
    assertEquals(TpmRc.TICKET.parameter(4), tpm.code(certifyCreation(signer, made, ofBase)));
  }

  private static CertifyCreation.Request certifyCreation(
      TpmHandle signer, CreatePrimary.Response made, TpmtTkCreation ticket) {
    return new CertifyCreation.Request(
        signer, made.objectHandle(), Bytes.EMPTY, made.creationHash(), ecdsa(), ticket);
  }

  @Test
  void areCertifiedByTheirQualifiedName_andCertifyOthers() {
    TpmHandle signer =
        tpm.run(TestObjects.primary(TpmHandle.FW_ENDORSEMENT, signing(FIRMWARE))).objectHandle();
    TpmHandle key = tpm.run(primary(TpmHandle.SVN_OWNER_BASE)).objectHandle();
    Certify.Response certified = tpm.run(new Certify.Request(key, signer, Bytes.EMPTY, ecdsa()));
    TpmsAttest attest =
        TpmsAttest.read(new TpmReader(certified.certifyInfo().borrow(), Limits.ANY));

    TpmsCertifyInfo info = (TpmsCertifyInfo) attest.attested();
    assertEquals(tpm.run(new ReadPublic.Request(key)).qualifiedName(), info.qualifiedName());
    assertEquals(tpm.run(new ReadPublic.Request(signer)).qualifiedName(), attest.qualifiedSigner());
    // A key of an endorsement hierarchy, limited or not, hides no numbers.
    assertEquals(0x0000_0001_0000_0000L, attest.firmwareVersion());
  }

  @Test
  void ofTheStorageHierarchyHideTheVersionOfTheFirmware() {
    TpmHandle signer =
        tpm.run(TestObjects.primary(TpmHandle.FW_OWNER, signing(FIRMWARE))).objectHandle();
    Certify.Response certified = tpm.run(new Certify.Request(signer, signer, Bytes.EMPTY, ecdsa()));
    TpmsAttest attest =
        TpmsAttest.read(new TpmReader(certified.certifyInfo().borrow(), Limits.ANY));
    assertNotEquals(0x0000_0001_0000_0000L, attest.firmwareVersion());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40000143, 0x40020000, 0x40040000})
  void theirContextsAreOfTheHierarchy(int handle) {
    CreatePrimary.Response made = tpm.run(primary(TpmHandle.of(handle)));
    TpmsContext context = tpm.run(new ContextSave.Request(made.objectHandle())).context();
    tpm.run(new FlushContext.Request(made.objectHandle()));

    assertEquals(TpmHandle.of(handle), context.hierarchy());
    TpmHandle again = tpm.run(new ContextLoad.Request(context)).loadedHandle();
    assertEquals(made.name(), tpm.run(new ReadPublic.Request(again)).name());
    TpmHandle base = HierarchyLimit.base(context.hierarchy());
    assertEquals(TpmRc.INTEGRITY.parameter(1), tpm.code(load(context, base)));
    assertEquals(TpmRc.SVN_LIMITED, tpm.code(load(context, TpmHandle.of(0x40010001))));
  }

  private static ContextLoad.Request load(TpmsContext context, TpmHandle hierarchy) {
    return new ContextLoad.Request(
        new TpmsContext(
            context.sequence(), context.savedHandle(), hierarchy, context.contextBlob()));
  }

  @ParameterizedTest
  @CsvSource({"40000140", "40000143", "40010000", "40040000"})
  void theirTicketsLetARestrictedKeySign(String hierarchy) {
    TpmHandle handle = TpmHandle.of(Integer.parseInt(hierarchy, 16));
    TpmHandle signer = tpm.run(TestObjects.primary(TpmHandle.OWNER, restricted())).objectHandle();
    Hash.Response hashed =
        tpm.run(new Hash.Request(Bytes.ofHex("0102030405"), TpmAlg.SHA256, handle));
    TpmtTkHashcheck ticket = hashed.validation();

    assertEquals(handle, ticket.hierarchy());
    assertEquals(TpmRc.SUCCESS, tpm.code(sign(signer, hashed.outHash(), ticket)));
    TpmtTkHashcheck ofBase = new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.OWNER, ticket.digest());
    assertEquals(TpmRc.TICKET.parameter(3), tpm.code(sign(signer, hashed.outHash(), ofBase)));
  }

  private static TpmtPublic restricted() {
    TpmtPublic template =
        KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
            .signing()
            .build();
    return template.withAttributes(template.objectAttributes().with(TpmaObject.RESTRICTED));
  }

  private static Sign.Request sign(TpmHandle key, Bytes digest, TpmtTkHashcheck ticket) {
    return new Sign.Request(key, digest, TpmtSigScheme.NULL, ticket);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40010001, 0x4004FFFF})
  void noTicketIsOfAnSvnAboveTheFirmwares(int hierarchy) {
    TpmRc code =
        tpm.code(
            new Hash.Request(Bytes.ofHex("0102030405"), TpmAlg.SHA256, TpmHandle.of(hierarchy)));
    assertEquals(TpmRc.SVN_LIMITED, code);
  }

  @Test
  void noneOfItIsThereIn159() {
    TestTpm old = TestTpm.started(Revision.V159);
    assertEquals(
        TpmRc.RESERVED_BITS.parameter(2),
        old.code(TestObjects.primary(TpmHandle.OWNER, storage(SVN))));
  }
}
