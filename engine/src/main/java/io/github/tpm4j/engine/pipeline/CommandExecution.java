package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.CommandEntry;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.Arrays;
import java.util.List;

/** One command on its way through the stages. */
public final class CommandExecution {
  final Tpm tpm;
  final int locality;

  /** The command's octets; a copy, for decryption changes it. */
  final byte[] bytes;

  /** Where the parameters begin in {@link #bytes}; known after the session area. */
  int parametersFrom;

  TpmSt tag;
  CommandEntry<?, ?> entry;
  List<TpmHandle> handles = List.of();
  List<Entity> entities = List.of();
  SessionArea sessions = SessionArea.NONE;
  CommandHashes hashes;

  CommandExecution(Tpm tpm, byte[] bytes, int locality) {
    this.tpm = tpm;
    this.bytes = bytes;
    this.locality = locality;
  }

  public int locality() {
    return locality;
  }

  public TpmCc code() {
    return entry.code();
  }

  boolean hasSessionArea() {
    return tag.equals(TpmSt.SESSIONS);
  }

  /** A reader of the octets from {@code from} on, with the profile's limits. */
  TpmReader readerFrom(int from) {
    return new TpmReader(bytes, from, bytes.length, tpm.profile());
  }

  /** How many octets the parameters have. */
  int parametersLength() {
    return bytes.length - parametersFrom;
  }

  /** Wipes what may be secret. */
  void wipe() {
    Arrays.fill(bytes, (byte) 0);
    sessions.wipe();
  }
}
