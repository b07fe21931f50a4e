package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The section USER_NVRAM: NV Indices and persistent objects.
 *
 * @param counterMaximum the greatest value of a counter that is no more
 */
record UserNvram(
    List<NvIndexData> indices, Map<TpmHandle, ObjectData> objects, long counterMaximum) {

  static UserNvram read(BlobReader in) {
    int version = in.section(Section.USER_NVRAM);
    in.skip(Long.BYTES); // the capacity
    List<NvIndexData> indices = new ArrayList<>();
    Map<TpmHandle, ObjectData> objects = new LinkedHashMap<>();
    // The size of an entry is that in libtpms' memory: it says only whether there is one.
    while (in.u32() != 0) {
      TpmHandle handle = TpmHandle.of(in.u32());
      if (handle.is(TpmHt.PERSISTENT)) {
        objects.put(handle, ObjectData.read(in));
      } else {
        NvIndexData index = NvIndexData.read(in);
        in.require(handle.isNvIndex() && index.publicArea().nvIndex().equals(handle));
        indices.add(index);
      }
    }
    long counterMaximum = in.u64();
    in.tail(version);
    return new UserNvram(indices, objects, counterMaximum);
  }
}
