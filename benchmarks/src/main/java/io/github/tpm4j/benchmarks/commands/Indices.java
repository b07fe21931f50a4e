package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;

/** The NV Indices that are timed. */
final class Indices {
  private static final TpmHandle HANDLE = TpmHandle.of(0x01500001);
  private static final int OWNER = TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE;
  private static final int LOCKABLE = TpmaNv.READ_STCLEAR | TpmaNv.WRITE_STCLEAR;
  private static final int TYPE_SHIFT = 4;

  private Indices() {}

  /** An Index that the owner reads and writes, and may lock. */
  static TpmsNvPublic of(TpmNt type, int size) {
    return index(OWNER | LOCKABLE | TpmaNv.NO_DA | type.value() << TYPE_SHIFT, Bytes.EMPTY, size);
  }

  /** An ordinary Index of 64 octets for which a policy allows one command. */
  static TpmsNvPublic withPolicy(TpmCc command) {
    return index(OWNER | TpmaNv.NO_DA, policy(command), 64);
  }

  /** An Index of the platform, of 64 octets, that only goes by a policy for one command. */
  static TpmsNvPublic deletedByPolicy(TpmCc command) {
    int attributes =
        TpmaNv.PLATFORMCREATE
            | TpmaNv.POLICY_DELETE
            | TpmaNv.PPREAD
            | TpmaNv.PPWRITE
            | TpmaNv.NO_DA;
    return index(attributes, policy(command), 64);
  }

  private static Bytes policy(TpmCc command) {
    return Policy.commandCode(command).digest(HashAlg.SHA256);
  }

  private static TpmsNvPublic index(int attributes, Bytes policy, int size) {
    return new TpmsNvPublic(HANDLE, TpmAlg.SHA256, TpmaNv.of(attributes), policy, size);
  }

  /** Defines an ordinary Index that holds {@code data}. */
  static TpmHandle written(Bench tpm, Bytes data) throws Exception {
    tpm.define(of(TpmNt.ORDINARY, data.size()));
    tpm.execute(new NvWrite.Request(TpmHandle.OWNER, HANDLE, data, 0));
    return HANDLE;
  }
}
