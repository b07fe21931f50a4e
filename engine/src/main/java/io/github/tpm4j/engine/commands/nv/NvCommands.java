package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvGlobalWriteLock;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpaceSpecial;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 31: non-volatile storage. */
public final class NvCommands {

  private NvCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.NV_DEFINE_SPACE,
        () -> new CommandEntry<>(NvDefineSpace.SPEC, new NvDefineSpaceCommand()));
    table.add(
        TpmCc.NV_UNDEFINE_SPACE,
        () -> new CommandEntry<>(NvUndefineSpace.SPEC, new NvUndefineSpaceCommand()));
    table.add(
        TpmCc.NV_UNDEFINE_SPACE_SPECIAL,
        () -> new CommandEntry<>(NvUndefineSpaceSpecial.SPEC, new NvUndefineSpaceSpecialCommand()));
    table.add(
        TpmCc.NV_READ_PUBLIC,
        () -> new CommandEntry<>(NvReadPublic.SPEC, new NvReadPublicCommand()));
    table.add(TpmCc.NV_WRITE, () -> new CommandEntry<>(NvWrite.SPEC, new NvWriteCommand()));
    table.add(
        TpmCc.NV_INCREMENT, () -> new CommandEntry<>(NvIncrement.SPEC, new NvIncrementCommand()));
    table.add(TpmCc.NV_EXTEND, () -> new CommandEntry<>(NvExtend.SPEC, new NvExtendCommand()));
    table.add(TpmCc.NV_SET_BITS, () -> new CommandEntry<>(NvSetBits.SPEC, new NvSetBitsCommand()));
    table.add(
        TpmCc.NV_WRITE_LOCK, () -> new CommandEntry<>(NvWriteLock.SPEC, new NvWriteLockCommand()));
    table.add(
        TpmCc.NV_GLOBAL_WRITE_LOCK,
        () -> new CommandEntry<>(NvGlobalWriteLock.SPEC, new NvGlobalWriteLockCommand()));
    table.add(TpmCc.NV_READ, () -> new CommandEntry<>(NvRead.SPEC, new NvReadCommand()));
    table.add(
        TpmCc.NV_READ_LOCK, () -> new CommandEntry<>(NvReadLock.SPEC, new NvReadLockCommand()));
    table.add(
        TpmCc.NV_CHANGE_AUTH,
        () -> new CommandEntry<>(NvChangeAuth.SPEC, new NvChangeAuthCommand()));
    table.add(TpmCc.NV_CERTIFY, () -> new CommandEntry<>(NvCertify.SPEC, new NvCertifyCommand()));
    table.add(
        TpmCc.NV_DEFINE_SPACE2,
        () -> new CommandEntry<>(NvDefineSpace2.SPEC, new NvDefineSpace2Command()));
    table.add(
        TpmCc.NV_READ_PUBLIC2,
        () -> new CommandEntry<>(NvReadPublic2.SPEC, new NvReadPublic2Command()));
  }
}
