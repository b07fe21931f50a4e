package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.PasswordAuthorization;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The commands of a manufacturer, to a TPM whose hierarchies have no passwords yet. */
final class KeyMaker {
  private static final PasswordAuthorization NO_PASSWORD =
      new PasswordAuthorization(SecretBytes.EMPTY);
  private static final int PCRS = 24;

  /** What every TPM takes at once. */
  private static final int PART_BYTES = 512;

  private static final TpmaNv ATTRIBUTES =
      TpmaNv.of(
          TpmaNv.PLATFORMCREATE
              | TpmaNv.PPWRITE
              | TpmaNv.WRITEDEFINE
              | TpmaNv.PPREAD
              | TpmaNv.OWNERREAD
              | TpmaNv.AUTHREAD
              | TpmaNv.NO_DA);

  private final TpmClient tpm;

  KeyMaker(TpmClient tpm) {
    this.tpm = tpm;
  }

  /** Makes a primary key and keeps it at a persistent handle. */
  TpmtPublic makePersistent(TpmHandle hierarchy, TpmtPublic template, TpmHandle place) {
    CreatePrimary.Response made =
        tpm.execute(
            new CreatePrimary.Request(
                hierarchy,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                template,
                Bytes.EMPTY,
                PcrSelections.NONE),
            NO_PASSWORD);
    tpm.execute(new EvictControl.Request(TpmHandle.OWNER, made.objectHandle(), place), NO_PASSWORD);
    tpm.execute(new FlushContext.Request(made.objectHandle()));
    return made.outPublic();
  }

  /** Keeps data in an NV Index of the platform's, for all to read. */
  void store(TpmHandle index, byte[] data, boolean locks) {
    tpm.execute(
        new NvDefineSpace.Request(
            TpmHandle.PLATFORM,
            SecretBytes.EMPTY,
            new TpmsNvPublic(index, TpmAlg.SHA256, ATTRIBUTES, Bytes.EMPTY, data.length)),
        NO_PASSWORD);
    for (int offset = 0; offset < data.length; offset += PART_BYTES) {
      int length = Math.min(PART_BYTES, data.length - offset);
      tpm.execute(
          new NvWrite.Request(TpmHandle.PLATFORM, index, Bytes.of(data, offset, length), offset),
          NO_PASSWORD);
    }
    if (locks) {
      tpm.execute(new NvWriteLock.Request(TpmHandle.PLATFORM, index), NO_PASSWORD);
    }
  }

  /** The banks that the TPM can have. */
  List<TpmAlg> banks() {
    return new CapabilityLists(tpm::execute)
        .one(TpmCap.PCRS, TpmlPcrSelection.class).pcrSelections().stream()
            .map(TpmsPcrSelection::hash)
            .toList();
  }

  /** Allocates all PCR of these banks, and none of the others, from the next start on. */
  void allocate(List<TpmAlg> wanted, List<TpmAlg> banks) {
    List<TpmsPcrSelection> selections = new ArrayList<>();
    int[] all = IntStream.range(0, PCRS).toArray();
    wanted.forEach(bank -> selections.add(TpmsPcrSelection.of(bank, all)));
    banks.stream()
        .filter(bank -> !wanted.contains(bank))
        .forEach(bank -> selections.add(TpmsPcrSelection.of(bank)));
    tpm.execute(
        new PcrAllocate.Request(TpmHandle.PLATFORM, new TpmlPcrSelection(selections)), NO_PASSWORD);
  }

  void shutDown() {
    tpm.execute(new Shutdown.Request(TpmSu.CLEAR));
  }
}
