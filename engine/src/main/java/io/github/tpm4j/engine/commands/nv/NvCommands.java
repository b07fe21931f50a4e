package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvGlobalWriteLock;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpaceSpecial;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;

/** Part 3, 31: non-volatile storage. */
public final class NvCommands {

  private NvCommands() {}

  public static void addTo(CommandTable table) {
    table.add(NvDefineSpace.SPEC, new NvDefineSpaceCommand());
    table.add(NvUndefineSpace.SPEC, new NvUndefineSpaceCommand());
    table.add(NvUndefineSpaceSpecial.SPEC, new NvUndefineSpaceSpecialCommand());
    table.add(NvReadPublic.SPEC, new NvReadPublicCommand());
    table.add(NvWrite.SPEC, new NvWriteCommand());
    table.add(NvIncrement.SPEC, new NvIncrementCommand());
    table.add(NvExtend.SPEC, new NvExtendCommand());
    table.add(NvSetBits.SPEC, new NvSetBitsCommand());
    table.add(NvWriteLock.SPEC, new NvWriteLockCommand());
    table.add(NvGlobalWriteLock.SPEC, new NvGlobalWriteLockCommand());
    table.add(NvRead.SPEC, new NvReadCommand());
    table.add(NvReadLock.SPEC, new NvReadLockCommand());
    table.add(NvChangeAuth.SPEC, new NvChangeAuthCommand());
    table.add(NvCertify.SPEC, new NvCertifyCommand());
  }
}
