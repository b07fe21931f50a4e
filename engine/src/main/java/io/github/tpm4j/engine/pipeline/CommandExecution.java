package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.CommandEntry;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.List;

/** One command on its way through the stages. */
public final class CommandExecution {
  final Tpm tpm;
  final int locality;

  /** The command's octets; a copy, for decryption changes it. */
  final byte[] bytes;

  /** Stands at what the next stage reads. */
  final TpmReader in;

  TpmSt tag;
  CommandEntry<?, ?> entry;
  List<TpmHandle> handles = List.of();

  CommandExecution(Tpm tpm, byte[] bytes, int locality) {
    this.tpm = tpm;
    this.bytes = bytes;
    this.locality = locality;
    in = new TpmReader(bytes, tpm.profile());
  }

  public int locality() {
    return locality;
  }

  public boolean hasSessionArea() {
    return tag.equals(TpmSt.SESSIONS);
  }
}
