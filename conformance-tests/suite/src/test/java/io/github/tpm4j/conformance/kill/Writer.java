package io.github.tpm4j.conformance.kill;

import static io.github.tpm4j.conformance.kill.TpmUnderTest.ownerAuth;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** Makes changes, one command each. */
final class Writer {
  private static final SecretBytes WRONG = SecretBytes.of(new byte[] {1});
  private static final int MANY_TRIES = 1 << 20;
  private static final int RECOVERY_SECONDS = 1 << 20;

  private final TpmUnderTest tpm;

  Writer(TpmUnderTest tpm) {
    this.tpm = tpm;
  }

  /** Returns when the TPM has acknowledged the change. */
  void make(Change change, Ledger now) throws TransportException {
    Bytes number = Bytes.of(Change.pattern(change.number(), Long.BYTES));
    switch (change.kind()) {
      case WRITE -> write(change.number());
      case COUNT -> tpm.run(new NvIncrement.Request(TpmHandle.PLATFORM, Entities.COUNTER));
      case COUNT_ORDERLY ->
          tpm.run(new NvIncrement.Request(TpmHandle.PLATFORM, Entities.ORDERLY_COUNTER));
      case SET_BIT ->
          tpm.run(new NvSetBits.Request(TpmHandle.PLATFORM, Entities.BITS, change.bit()));
      case EXTEND -> tpm.run(new NvExtend.Request(TpmHandle.PLATFORM, Entities.EXTENDED, number));
      case EVICT -> evict(now);
      case OWNER_AUTH ->
          tpm.run(
              new HierarchyChangeAuth.Request(TpmHandle.OWNER, ownerAuth(change.ownerAuth())),
              ownerAuth(now.ownerAuth()));
      case SCRATCH -> changeScratch(change, now);
      case FAIL -> fail();
      case SHUTDOWN -> tpm.run(new Shutdown.Request(TpmSu.CLEAR));
      case CLEAR -> tpm.run(new Clear.Request(TpmHandle.PLATFORM));
      case ALLOW_FAILURES ->
          tpm.run(
              new DictionaryAttackParameters.Request(
                  TpmHandle.LOCKOUT, MANY_TRIES, RECOVERY_SECONDS, 0));
    }
  }

  private void write(long number) throws TransportException {
    Bytes data = Bytes.of(Change.pattern(number, Entities.ORDINARY_BYTES));
    tpm.run(new NvWrite.Request(TpmHandle.PLATFORM, Entities.ORDINARY, data, 0));
  }

  private void evict(Ledger now) throws TransportException {
    SecretBytes auth = ownerAuth(now.ownerAuth());
    TpmHandle object = now.evicted() ? Entities.PERSISTENT : createKey(auth);
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, object, Entities.PERSISTENT), auth);
    if (!now.evicted()) {
      tpm.run(new FlushContext.Request(object));
    }
  }

  private TpmHandle createKey(SecretBytes auth) throws TransportException {
    return tpm.run(
            new CreatePrimary.Request(
                TpmHandle.OWNER,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                StorageTemplates.ECC_P256,
                Bytes.EMPTY,
                new TpmlPcrSelection(List.of())),
            auth)
        .objectHandle();
  }

  private void changeScratch(Change change, Ledger now) throws TransportException {
    SecretBytes auth = ownerAuth(now.ownerAuth());
    if (now.scratch() == Ledger.NONE) {
      tpm.run(
          new NvDefineSpace2.Request(TpmHandle.OWNER, SecretBytes.EMPTY, Entities.scratch()), auth);
    } else if (change.undefinesScratch()) {
      tpm.run(new NvUndefineSpace.Request(TpmHandle.OWNER, Entities.SCRATCH), auth);
    } else {
      Bytes data = Bytes.of(Change.pattern(change.number(), Entities.SCRATCH_BYTES));
      tpm.run(new NvWrite.Request(TpmHandle.OWNER, Entities.SCRATCH, data, 0), auth);
    }
  }

  private void fail() throws TransportException {
    NvRead.Request read = new NvRead.Request(Entities.PROTECTED, Entities.PROTECTED, Long.BYTES, 0);
    TpmRc code = tpm.code(read, WRONG);
    if ((code.value() & 0xBF) != TpmRc.AUTH_FAIL.value()) {
      throw new AssertionError("a wrong password is answered " + code);
    }
  }
}
