package io.github.tpm4j.benchmarks;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** The commands that are timed, marshalled for one TPM and its keys. */
final class Subject {
  private static final Bytes DIGEST = Bytes.adopt(new byte[32]);
  private static final TpmlPcrSelection NO_PCRS = new TpmlPcrSelection(List.of());
  private static final int DEBUG_PCR = 16;

  private final RawTpm tpm;
  private final TpmHandle parent;
  private final Create.Response eccKey;
  private final TpmHandle eccHandle;
  private final TpmHandle rsaHandle;

  Subject(RawTpm.Wire wire) throws Exception {
    tpm = new RawTpm(wire);
    parent = tpm.execute(createPrimary()).objectHandle();
    eccKey = tpm.execute(create(Templates.eccSigningKey()));
    eccHandle = load(eccKey);
    rsaHandle = load(tpm.execute(create(Templates.rsaSigningKey())));
  }

  Task getRandom() {
    return sending(new GetRandom.Request(32));
  }

  Task signEcdsa() {
    return sending(sign(eccHandle));
  }

  Task signRsa() {
    return sending(sign(rsaHandle));
  }

  Task extendPcr() {
    return sending(
        new PcrExtend.Request(
            TpmHandle.ofPcr(DEBUG_PCR),
            new TpmlDigestValues(List.of(new TpmtHa(TpmAlg.SHA256, DIGEST)))));
  }

  Task createRsa() {
    return sending(create(Templates.rsaSigningKey()));
  }

  /** Gives the RSA key's slot back, for the tasks that need one. */
  void flushRsaKey() throws Exception {
    flush(rsaHandle);
  }

  /** With the flush that gives the slot back. */
  Task loadKey() {
    return () -> flush(load(eccKey));
  }

  /** With the flush that gives the slot back. */
  Task createPrimaryKey() {
    CreatePrimary.Request request = createPrimary();
    return () -> flush(tpm.execute(request).objectHandle());
  }

  /** With the flush that gives the slot back. */
  Task startSession() {
    StartAuthSession.Request request =
        new StartAuthSession.Request(
            TpmHandle.NULL,
            TpmHandle.NULL,
            Bytes.adopt(new byte[16]),
            Bytes.EMPTY,
            TpmSe.HMAC,
            TpmtSymDef.aesCfb(128),
            TpmAlg.SHA256);
    return () -> flush(tpm.execute(request).sessionHandle());
  }

  private Task sending(io.github.tpm4j.tss.commands.TpmRequest<?> request) {
    byte[] command = RawTpm.marshal(request);
    return () -> tpm.send(command);
  }

  private TpmHandle load(Create.Response key) throws Exception {
    return tpm.execute(new Load.Request(parent, key.outPrivate(), key.outPublic())).objectHandle();
  }

  private void flush(TpmHandle handle) throws Exception {
    tpm.execute(new FlushContext.Request(handle));
  }

  private Create.Request create(TpmtPublic template) {
    return new Create.Request(parent, Templates.NO_SECRET, template, Bytes.EMPTY, NO_PCRS);
  }

  private static CreatePrimary.Request createPrimary() {
    return new CreatePrimary.Request(
        TpmHandle.OWNER, Templates.NO_SECRET, Templates.eccStorageKey(), Bytes.EMPTY, NO_PCRS);
  }

  private static Sign.Request sign(TpmHandle key) {
    return new Sign.Request(
        key,
        DIGEST,
        TpmtSigScheme.NULL,
        new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY));
  }
}
