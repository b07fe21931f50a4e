package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A TPM, and what was put into it for the command that is timed next. */
public final class Bench {
  private static final TpmlPcrSelection NO_PCRS = new TpmlPcrSelection(List.of());
  private static final int NONCE_BYTES = 16;

  private final Side side;
  private final Deque<TpmHandle> loaded = new ArrayDeque<>();
  private final Deque<TpmHandle> indices = new ArrayDeque<>();

  public Bench(Side side) {
    this.side = side;
  }

  public Side side() {
    return side;
  }

  /** Sends a command, its handles authorised by empty passwords. */
  public <R extends TpmResponse> R execute(TpmRequest<R> request) throws Exception {
    byte[] response = side.transmit(CommandOctets.marshal(request));
    CommandOctets.check(request, response);
    return CommandOctets.read(request, response);
  }

  /** Times one command, the same each time. */
  public <R extends TpmResponse> Timed<R> time(TpmRequest<R> request) {
    return timeEach(() -> request);
  }

  /** Times a command that something has to be done for each time. */
  public <R extends TpmResponse> Timed<R> timeEach(Timed.Source<R> source) {
    return new Timed<>(side, source, null);
  }

  /** A loaded storage key of the owner hierarchy: ECC P-256. */
  public TpmHandle storageKey() throws Exception {
    return keep(execute(createPrimary(Templates.eccStorageKey())).objectHandle());
  }

  /** A request for a primary key of the owner hierarchy. */
  public static CreatePrimary.Request createPrimary(TpmtPublic template) {
    return new CreatePrimary.Request(
        TpmHandle.OWNER, Templates.NO_SECRET, template, Bytes.EMPTY, NO_PCRS);
  }

  /** A request for a key. */
  public static Create.Request create(TpmHandle parent, TpmtPublic template) {
    return new Create.Request(parent, Templates.NO_SECRET, template, Bytes.EMPTY, NO_PCRS);
  }

  /** A loaded key of a parent. */
  public TpmHandle key(TpmHandle parent, TpmtPublic template) throws Exception {
    return load(parent, execute(create(parent, template)));
  }

  /** A loaded key of a storage key that is not loaded any more. */
  public TpmHandle key(TpmtPublic template) throws Exception {
    TpmHandle parent = storageKey();
    TpmHandle key = key(parent, template);
    release(parent);
    return key;
  }

  /** Loads what was created. */
  public TpmHandle load(TpmHandle parent, Create.Response created) throws Exception {
    return keep(
        execute(new Load.Request(parent, created.outPrivate(), created.outPublic()))
            .objectHandle());
  }

  /** A session. */
  public TpmHandle session(TpmSe type) throws Exception {
    return keep(execute(startSession(type)).sessionHandle());
  }

  /** A request for a session that is neither salted nor bound. */
  public static StartAuthSession.Request startSession(TpmSe type) {
    return new StartAuthSession.Request(
        TpmHandle.NULL,
        TpmHandle.NULL,
        Bytes.adopt(new byte[NONCE_BYTES]),
        Bytes.EMPTY,
        type,
        TpmtSymDef.NULL,
        TpmAlg.SHA256);
  }

  /** A session for audit, which has audited a command. */
  public TpmHandle auditSession() throws Exception {
    TpmClient client = new TpmClient(new SideTransport(side));
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));
    client.execute(
        new GetRandom.Request(1), Authorization.session(session).with(TpmaSession.AUDIT));
    return keep(session.handle());
  }

  /** Defines an NV Index of the owner. */
  public void define(TpmsNvPublic index) throws Exception {
    execute(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, index));
    indices.push(index.nvIndex());
  }

  /** Flushes a transient object or session that is not to be kept. */
  public void flush(TpmHandle handle) throws Exception {
    execute(new FlushContext.Request(handle));
  }

  /** Remembers to flush what was loaded. */
  public TpmHandle keep(TpmHandle handle) {
    loaded.push(handle);
    return handle;
  }

  private void release(TpmHandle handle) throws Exception {
    flush(handle);
    loaded.remove(handle);
  }

  /** Empties the TPM for the next command. */
  public void clear() throws Exception {
    while (!loaded.isEmpty()) {
      flush(loaded.pop());
    }
    while (!indices.isEmpty()) {
      execute(new NvUndefineSpace.Request(TpmHandle.OWNER, indices.pop()));
    }
  }
}
