package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.dispatch.Needs;
import io.github.tpm4j.tpm12.engine.nv.NvAccess;
import io.github.tpm4j.tpm12.engine.nv.NvIndex;
import io.github.tpm4j.tpm12.engine.nv.NvIndices;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import java.util.Optional;

/** TPM_NV_DefineSpace (Part 3, 20.1). */
public final class NvDefineSpaceCommand
    implements Command<NvDefineSpace.Request, NvDefineSpace.Response> {
  /** Of Indices that the maker has defined. */
  private static final int D_BIT = 0x1000_0000;

  private static final int WRITE_RIGHTS =
      NvConstants.PER_PPWRITE
          | NvConstants.PER_OWNERWRITE
          | NvConstants.PER_AUTHWRITE
          | NvConstants.PER_WRITEDEFINE;

  @Override
  public CommandSpec<NvDefineSpace.Request, NvDefineSpace.Response> spec() {
    return NvDefineSpace.SPEC;
  }

  @Override
  public NvDefineSpace.Response execute(NvDefineSpace.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    TpmNvDataPublic wanted = request.pubInfo();
    if (wanted.nvIndex() == NvIndices.INDEX_LOCK && call.sessions() == 0) {
      TpmFailure.require(wanted.dataSizeBytes() == 0, TpmResult.BADINDEX);
      tpm.flags().set(PermanentFlag.NV_LOCKED, true);
      return new NvDefineSpace.Response();
    }
    boolean isLocked = tpm.flags().is(PermanentFlag.NV_LOCKED);
    if (isLocked) {
      Needs.WORKING.check(tpm, call.sessions());
    }
    boolean isReserved =
        wanted.nvIndex() == 0
            || wanted.nvIndex() == NvIndices.INDEX_LOCK
            || isLocked && (wanted.nvIndex() & D_BIT) != 0;
    TpmFailure.require(!isReserved, TpmResult.BADINDEX);
    byte[] secret = authorized(request, isLocked, call);
    replace(wanted, secret, call);
    return new NvDefineSpace.Response();
  }

  private static byte[] authorized(
      NvDefineSpace.Request request, boolean isLocked, Invocation call) {
    TpmState tpm = call.tpm();
    if (call.sessions() > 0) {
      TpmFailure.require(tpm.owner().isInstalled(), TpmResult.OWNER_SET);
      call.authorizeByOsap(0, tpm.owner().entity());
      byte[] secret = call.newSecret(0, request.encAuth());
      call.endSession(0);
      return secret;
    }
    if (isLocked) {
      tpm.presence().require();
      TpmFailure.require(!tpm.owner().isInstalled(), TpmResult.OWNER_SET);
      TpmFailure.require(request.pubInfo().dataSizeBytes() != 0, TpmResult.BAD_DATASIZE);
    }
    if (!tpm.owner().isInstalled()) {
      tpm.nv().countWriteWithoutOwner();
    }
    return request.encAuth().toArray();
  }

  private static void replace(TpmNvDataPublic wanted, byte[] secret, Invocation call) {
    TpmState tpm = call.tpm();
    Optional<NvIndex> old = tpm.nv().find(wanted.nvIndex());
    old.ifPresent(index -> NvAccess.requireNotLockedUntilStart(index, tpm.stClear()));
    if (wanted.dataSizeBytes() == 0) {
      TpmFailure.require(old.isPresent(), TpmResult.BAD_PARAM_SIZE);
    } else {
      requireAttributes(wanted);
    }
    if (wanted.dataSizeBytes() == 0) {
      tpm.nv().delete(wanted.nvIndex());
    } else {
      tpm.nv().define(withoutLocks(wanted), secret);
    }
    if (old.isPresent()) {
      tpm.sessions().endAllOf(AuthEntity.Kind.NV);
    }
  }

  private static void requireAttributes(TpmNvDataPublic wanted) {
    int attributes = wanted.permission().attributes();
    boolean isContrary =
        hasBoth(attributes, NvConstants.PER_OWNERWRITE, NvConstants.PER_AUTHWRITE)
            || hasBoth(attributes, NvConstants.PER_OWNERREAD, NvConstants.PER_AUTHREAD);
    TpmFailure.require(!isContrary, TpmResult.AUTH_CONFLICT);
    TpmFailure.require((attributes & WRITE_RIGHTS) != 0, TpmResult.PER_NOWRITE);
    Pcrs.requireSelection(wanted.pcrInfoRead().pcrSelection());
    Pcrs.requireSelection(wanted.pcrInfoWrite().pcrSelection());
    requireLocalities(wanted.pcrInfoRead());
    requireLocalities(wanted.pcrInfoWrite());
  }

  private static void requireLocalities(TpmPcrInfoShort info) {
    boolean isRight = info.localityAtRelease() > 0 && info.localityAtRelease() <= 0x1F;
    TpmFailure.require(isRight, TpmResult.INVALID_STRUCTURE);
  }

  private static boolean hasBoth(int attributes, int one, int other) {
    return (attributes & one) != 0 && (attributes & other) != 0;
  }

  private static TpmNvDataPublic withoutLocks(TpmNvDataPublic wanted) {
    return new TpmNvDataPublic(
        wanted.nvIndex(),
        wanted.pcrInfoRead(),
        wanted.pcrInfoWrite(),
        wanted.permission(),
        false,
        false,
        false,
        wanted.dataSizeBytes());
  }
}
