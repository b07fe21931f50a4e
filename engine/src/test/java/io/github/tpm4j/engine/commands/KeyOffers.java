package io.github.tpm4j.engine.commands;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.NO_PCR;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.primary;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.attached.AcSend;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A request for each handle of a command that may be a key; its other parameters are right. */
final class KeyOffers {
  private static final Bytes DIGEST = Bytes.of(new byte[32]);
  private static final Bytes MU = Bytes.of(new byte[64]);
  private static final SecretBytes SECRET = SecretBytes.of(new byte[16]);
  private static final TpmsEccPoint NO_POINT = new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY);
  private static final TpmtKdfScheme KDF2 = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);
  private static final TpmHandle INDEX = TpmHandle.of(0x01400000);
  private static final TpmtSignature BY_ECDSA =
      new TpmtSignature(TpmAlg.ECDSA, new TpmsSignatureEcc(TpmAlg.SHA256, DIGEST, DIGEST));
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);
  private static final TpmtPublic ANY_CHILD =
      KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();

  private final TestTpm tpm;
  private final TpmHandle parent;
  private final TpmHandle signer;
  private final Map<String, Function<TpmHandle, TpmRequest<?>>> requests = new LinkedHashMap<>();

  KeyOffers(TestTpm tpm) {
    this.tpm = tpm;
    parent = persisted(1, StorageTemplates.ECC_P256);
    TpmtEccScheme ecdsa = TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    signer = persisted(2, KeyTemplate.ec(TpmEccCurve.NIST_P256, ecdsa).signing().build());
    defineIndex();
    addAsymmetric();
    addSymmetric();
    addSigning();
    addAttestation();
    addObjects();
    addSessionsAndContexts();
    addMessages();
  }

  /** A key that takes no slot of a transient object. */
  TpmHandle persisted(int number, TpmtPublic template) {
    TpmHandle key = tpm.run(primary(TpmHandle.OWNER, template)).objectHandle();
    TpmHandle place = TpmHandle.of(0x81000000 + number);
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, key, place));
    tpm.run(new FlushContext.Request(key));
    return place;
  }

  private void defineIndex() {
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD);
    TpmsNvPublic area = new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 32);
    tpm.run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, DIGEST, 0));
  }

  /** The request that offers a key as this handle: "command.handle", as in Part 3. */
  TpmRequest<?> request(String handle, TpmHandle key) {
    return requests.get(handle).apply(key);
  }

  /** All handles, to see that the table has each. */
  Iterable<String> handles() {
    return requests.keySet();
  }

  private void offer(String handle, Function<TpmHandle, TpmRequest<?>> request) {
    requests.put(handle, request);
  }

  private TpmsEccPoint point() {
    return (TpmsEccPoint) tpm.run(new ReadPublic.Request(parent)).outPublic().unique();
  }

  private void addAsymmetric() {
    TpmtRsaDecrypt none = TpmtRsaDecrypt.NULL;
    offer("RSA_Encrypt.keyHandle", k -> new RsaEncrypt.Request(k, SECRET, none, Bytes.EMPTY));
    offer("RSA_Decrypt.keyHandle", k -> new RsaDecrypt.Request(k, DIGEST, none, Bytes.EMPTY));
    offer("ECDH_KeyGen.keyHandle", EcdhKeyGen.Request::new);
    offer("ECDH_ZGen.keyHandle", k -> new EcdhZGen.Request(k, point()));
    offer(
        "ZGen_2Phase.keyA", k -> new ZGen2Phase.Request(k, point(), point(), TpmAlg.ECDH, 0x7777));
    offer("ECC_Encrypt.keyHandle", k -> new EccEncrypt.Request(k, SECRET, KDF2));
    offer("ECC_Decrypt.keyHandle", k -> new EccDecrypt.Request(k, point(), DIGEST, DIGEST, KDF2));
    offer("Encapsulate.keyHandle", Encapsulate.Request::new);
    offer("Decapsulate.keyHandle", k -> new Decapsulate.Request(k, DIGEST));
    offer(
        "Commit.signHandle", k -> new Commit.Request(k, NO_POINT, SecretBytes.EMPTY, Bytes.EMPTY));
  }

  private void addSymmetric() {
    Bytes iv = Bytes.of(new byte[16]);
    offer(
        "EncryptDecrypt.keyHandle",
        k -> new EncryptDecrypt.Request(k, false, TpmAlg.CFB, iv, SECRET));
    offer(
        "EncryptDecrypt2.keyHandle",
        k -> new EncryptDecrypt2.Request(k, SECRET, false, TpmAlg.CFB, iv));
    offer("HMAC.handle", k -> new Hmac.Request(k, DIGEST, TpmAlg.SHA256));
    offer("HMAC_Start.handle", k -> new HmacStart.Request(k, SecretBytes.EMPTY, TpmAlg.SHA256));
    offer("SequenceUpdate.sequenceHandle", k -> new SequenceUpdate.Request(k, DIGEST));
    offer(
        "SequenceComplete.sequenceHandle",
        k -> new SequenceComplete.Request(k, DIGEST, TpmHandle.OWNER));
    offer(
        "EventSequenceComplete.sequenceHandle",
        k -> new EventSequenceComplete.Request(TpmHandle.of(16), k, DIGEST));
  }

  private void addSigning() {
    offer("Sign.keyHandle", k -> new Sign.Request(k, DIGEST, TpmtSigScheme.NULL, NO_CHECK));
    offer("VerifySignature.keyHandle", k -> new VerifySignature.Request(k, DIGEST, BY_ECDSA));
    offer("SignDigest.keyHandle", k -> new SignDigest.Request(k, Bytes.EMPTY, MU, NO_CHECK));
    offer(
        "VerifyDigestSignature.keyHandle",
        k -> new VerifyDigestSignature.Request(k, Bytes.EMPTY, MU, BY_ECDSA));
  }

  private void addAttestation() {
    TpmtSigScheme ofKey = TpmtSigScheme.NULL;
    TpmtTkCreation ticket = new TpmtTkCreation(TpmSt.CREATION, TpmHandle.OWNER, DIGEST);
    offer("Certify.objectHandle", k -> new Certify.Request(k, signer, DIGEST, ofKey));
    offer("Certify.signHandle", k -> new Certify.Request(signer, k, DIGEST, ofKey));
    offer(
        "CertifyCreation.signHandle",
        k -> new CertifyCreation.Request(k, signer, DIGEST, DIGEST, ofKey, ticket));
    offer(
        "CertifyCreation.objectHandle",
        k -> new CertifyCreation.Request(signer, k, DIGEST, DIGEST, ofKey, ticket));
    offer("Quote.signHandle", k -> new Quote.Request(k, DIGEST, ofKey, NO_PCR));
    offer("GetTime.signHandle", k -> new GetTime.Request(TpmHandle.ENDORSEMENT, k, DIGEST, ofKey));
    offer(
        "GetCommandAuditDigest.signHandle",
        k -> new GetCommandAuditDigest.Request(TpmHandle.ENDORSEMENT, k, DIGEST, ofKey));
    offer(
        "NV_Certify.signHandle",
        k -> new NvCertify.Request(k, TpmHandle.OWNER, INDEX, DIGEST, ofKey, 32, 0));
    offer(
        "CertifyX509.signHandle",
        k -> new CertifyX509.Request(signer, k, Bytes.EMPTY, ofKey, DIGEST));
  }

  private void addObjects() {
    offer("Create.parentHandle", k -> child(k, ANY_CHILD));
    offer("Load.parentHandle", k -> new Load.Request(k, DIGEST, ANY_CHILD));
    offer(
        "CreateLoaded.parentHandle",
        k -> new CreateLoaded.Request(k, NOTHING, Bytes.of(ANY_CHILD.marshal())));
    TpmtPublic movable =
        ANY_CHILD
            .withAttributes(
                ANY_CHILD
                    .objectAttributes()
                    .without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT))
            .withUnique(point());
    offer(
        "Import.parentHandle",
        k ->
            new Import.Request(
                k, SecretBytes.EMPTY, movable, DIGEST, DIGEST, TpmtSymDefObject.NULL));
    offer("MakeCredential.handle", k -> new MakeCredential.Request(k, SECRET, DIGEST));
    offer(
        "ActivateCredential.activateHandle",
        k -> new ActivateCredential.Request(k, storage(), DIGEST, DIGEST));
    offer(
        "ActivateCredential.keyHandle",
        k -> new ActivateCredential.Request(signer, k, DIGEST, DIGEST));
    offer("Unseal.itemHandle", Unseal.Request::new);
    offer("ObjectChangeAuth.parentHandle", k -> new ObjectChangeAuth.Request(signer, k, SECRET));
    offer("ReadPublic.objectHandle", ReadPublic.Request::new);
    offer("Rewrap.oldParent", k -> new Rewrap.Request(k, TpmHandle.NULL, DIGEST, DIGEST, DIGEST));
    offer(
        "Rewrap.newParent",
        k -> new Rewrap.Request(TpmHandle.NULL, k, DIGEST, DIGEST, Bytes.EMPTY));
    offer(
        "AC_Send.sendObject",
        k -> new AcSend.Request(k, TpmHandle.OWNER, TpmHandle.of(0x90000000), DIGEST));
  }

  private TpmHandle storage() {
    return tpm.run(primary(TpmHandle.OWNER, OfferedKey.STORAGE.template())).objectHandle();
  }

  private void addSessionsAndContexts() {
    offer("StartAuthSession.tpmKey", k -> session(k, TpmHandle.NULL, DIGEST));
    offer("StartAuthSession.bind", k -> session(TpmHandle.NULL, k, Bytes.EMPTY));
    offer(
        "PolicySigned.authObject", k -> signed(k, tpm.startSession(TpmSe.POLICY).sessionHandle()));
    offer(
        "PolicySecret.authHandle",
        k ->
            new PolicySecret.Request(
                k,
                tpm.startSession(TpmSe.POLICY).sessionHandle(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                0));
    offer("ContextSave.saveHandle", ContextSave.Request::new);
  }

  private static TpmRequest<?> signed(TpmHandle key, TpmHandle session) {
    return new PolicySigned.Request(
        key, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 0, BY_ECDSA);
  }

  private static TpmRequest<?> session(TpmHandle tpmKey, TpmHandle bind, Bytes salt) {
    return new StartAuthSession.Request(
        tpmKey,
        bind,
        Bytes.of(new byte[16]),
        salt,
        TpmSe.HMAC,
        TpmtSymDef.aesCfb(128),
        HashAlg.SHA256.alg());
  }

  private void addMessages() {
    offer(
        "SignSequenceStart.keyHandle",
        k -> new SignSequenceStart.Request(k, SecretBytes.EMPTY, Bytes.EMPTY));
    offer(
        "VerifySequenceStart.keyHandle",
        k -> new VerifySequenceStart.Request(k, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY));
    offer(
        "SignSequenceComplete.sequenceHandle",
        k -> new SignSequenceComplete.Request(k, signer, DIGEST));
    offer(
        "SignSequenceComplete.keyHandle",
        k -> new SignSequenceComplete.Request(signing(), k, DIGEST));
    offer(
        "VerifySequenceComplete.sequenceHandle",
        k -> new VerifySequenceComplete.Request(k, signer, BY_ECDSA));
    offer(
        "VerifySequenceComplete.keyHandle",
        k -> new VerifySequenceComplete.Request(verifying(), k, BY_ECDSA));
  }

  private TpmHandle signing() {
    return tpm.run(new SignSequenceStart.Request(signer, SecretBytes.EMPTY, Bytes.EMPTY))
        .sequenceHandle();
  }

  private TpmHandle verifying() {
    TpmHandle sequence =
        tpm.run(
                new VerifySequenceStart.Request(
                    signer, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, DIGEST));
    return sequence;
  }
}
