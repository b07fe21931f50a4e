package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The NV Indices of KeyStores. Everybody may read them, by their empty password; the owner writes
 * them.
 */
final class LabelledIndices {
  /** The first of the owner's Indices that are used; there are 4,096. */
  static final int FIRST = 0x01A4A000;

  static final int LAST = 0x01A4AFFF;

  /** What a TPM takes that does not say how large an Index may be. */
  private static final int CAUTIOUS_BYTES = 1024;

  private final TpmDevice device;

  LabelledIndices(TpmDevice device) {
    this.device = device;
  }

  List<LabelledIndex> list() {
    List<LabelledIndex> found = new ArrayList<>();
    for (TpmHandle handle : TpmHandles.from(device, FIRST)) {
      if (Integer.compareUnsigned(handle.value(), LAST) <= 0) {
        find(handle).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<LabelledIndex> find(TpmHandle handle) {
    try {
      TpmsNvPublic area = TpmNv.of(device, handle).publicArea();
      return IndexLabel.decode(area.authPolicy()).map(label -> LabelledIndex.of(area, label));
    } catch (TpmNvException e) {
      return ifAbsent(e);
    }
  }

  // Another program has removed it since the list was read.
  private static <T> Optional<T> ifAbsent(TpmNvException e) {
    if (e.reason() == Reason.ABSENT) {
      return Optional.empty();
    }
    throw e;
  }

  /** What is in it; empty if it is gone, or not written. */
  Optional<Bytes> read(LabelledIndex index) {
    if (!index.isWritten()) {
      return Optional.empty();
    }
    try {
      return Optional.of(nv(index).by(KeyAuthorization.EMPTY_PASSWORD).read(0, index.sizeBytes()));
    } catch (TpmNvException e) {
      return ifAbsent(e);
    }
  }

  /**
   * Defines a new one at a free handle.
   *
   * @throws TpmNvException if there is no room
   */
  LabelledIndex define(IndexLabel label, int sizeBytes) {
    NvTemplate template =
        NvTemplate.ordinary(sizeBytes).writtenByOwner().withPolicy(label.encode());
    Set<TpmHandle> taken = new HashSet<>(TpmHandles.from(device, FIRST));
    for (int value = FIRST; value <= LAST; value++) {
      TpmHandle handle = TpmHandle.of(value);
      if (!taken.contains(handle) && isDefined(handle, template)) {
        return new LabelledIndex(handle, label, sizeBytes, false);
      }
    }
    throw new TpmException("All NV Indices from 0x01A4A000 to 0x01A4AFFF are in use");
  }

  private boolean isDefined(TpmHandle handle, NvTemplate template) {
    try {
      TpmNv.define(device, handle, template, SecretBytes.EMPTY);
      return true;
    } catch (TpmNvException e) {
      if (e.reason() == Reason.EXISTS) {
        return false;
      }
      throw e;
    }
  }

  void write(LabelledIndex index, int offset, Bytes data) {
    nv(index).write(offset, data);
  }

  private TpmNv nv(LabelledIndex index) {
    return TpmNv.of(device, index.handle()).expecting(index.label().encode());
  }

  /** Removes it; one that is gone, or has become another, is no mistake. */
  void undefine(LabelledIndex index) {
    try {
      nv(index).undefine();
    } catch (TpmNvException e) {
      ifAbsent(e);
    }
  }

  /** How large an Index may be. */
  int largestBytes() {
    int largest = device.capabilities().property(TpmPt.NV_INDEX_MAX);
    return largest > 0 ? largest : CAUTIOUS_BYTES;
  }
}
