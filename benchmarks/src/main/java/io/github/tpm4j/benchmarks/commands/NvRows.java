package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
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
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.function.Function;

/** Part 3, 31: non-volatile storage, indices of 64 octets. */
final class NvRows {
  private static final Bytes DATA = Bytes.adopt(new byte[64]);
  private static final TpmsNvPublic ORDINARY = Indices.of(TpmNt.ORDINARY, DATA.size());

  private NvRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.NV_DEFINE_SPACE,
            "64 octets",
            tpm ->
                tpm.time(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, ORDINARY))
                    .undo(done -> tpm.execute(undefinition()))),
        new Row(
            TpmCc.NV_UNDEFINE_SPACE,
            "64 octets",
            tpm ->
                tpm.timeEach(
                    () -> {
                      tpm.execute(
                          new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, ORDINARY));
                      return undefinition();
                    })),
        new Row(TpmCc.NV_UNDEFINE_SPACE_SPECIAL, "64 octets", NvRows::undefineSpecial),
        index(TpmCc.NV_READ_PUBLIC, "64 octets", ORDINARY, NvReadPublic.Request::new),
        index(
            TpmCc.NV_WRITE,
            "64 octets",
            ORDINARY,
            nv -> new NvWrite.Request(TpmHandle.OWNER, nv, DATA, 0)),
        index(
            TpmCc.NV_INCREMENT,
            "",
            Indices.of(TpmNt.COUNTER, Long.BYTES),
            nv -> new NvIncrement.Request(TpmHandle.OWNER, nv)),
        index(
            TpmCc.NV_EXTEND,
            "SHA-256",
            Indices.of(TpmNt.EXTEND, 32),
            nv -> new NvExtend.Request(TpmHandle.OWNER, nv, DATA)),
        index(
            TpmCc.NV_SET_BITS,
            "",
            Indices.of(TpmNt.BITS, Long.BYTES),
            nv -> new NvSetBits.Request(TpmHandle.OWNER, nv, 1)),
        index(
            TpmCc.NV_WRITE_LOCK, "", ORDINARY, nv -> new NvWriteLock.Request(TpmHandle.OWNER, nv)),
        new Row(
            TpmCc.NV_GLOBAL_WRITE_LOCK,
            "no index",
            tpm -> tpm.time(new NvGlobalWriteLock.Request(TpmHandle.OWNER))),
        new Row(
            TpmCc.NV_READ,
            "64 octets",
            tpm ->
                tpm.time(
                    new NvRead.Request(
                        TpmHandle.OWNER, Indices.written(tpm, DATA), DATA.size(), 0))),
        index(TpmCc.NV_READ_LOCK, "", ORDINARY, nv -> new NvReadLock.Request(TpmHandle.OWNER, nv)),
        new Row(TpmCc.NV_CHANGE_AUTH, "", NvRows::changeAuth),
        new Row(
            TpmCc.NV_CERTIFY,
            "64 octets",
            tpm ->
                tpm.time(
                    new NvCertify.Request(
                        tpm.key(Templates.eccSigningKey()),
                        TpmHandle.OWNER,
                        Indices.written(tpm, DATA),
                        Bytes.EMPTY,
                        TpmtSigScheme.NULL,
                        DATA.size(),
                        0))));
  }

  private static <R extends TpmResponse> Row index(
      TpmCc command,
      String parameters,
      TpmsNvPublic index,
      Function<TpmHandle, TpmRequest<R>> request) {
    return new Row(
        command,
        parameters,
        tpm -> {
          tpm.define(index);
          return tpm.time(request.apply(index.nvIndex()));
        });
  }

  private static NvUndefineSpace.Request undefinition() {
    return new NvUndefineSpace.Request(TpmHandle.OWNER, ORDINARY.nvIndex());
  }

  private static Timed<?> undefineSpecial(Bench tpm) throws Exception {
    TpmsNvPublic index = Indices.deletedByPolicy(TpmCc.NV_UNDEFINE_SPACE_SPECIAL);
    TpmHandle session = tpm.session(TpmSe.POLICY);
    Timed.Source<NvUndefineSpaceSpecial.Response> source =
        () -> {
          tpm.execute(new NvDefineSpace.Request(TpmHandle.PLATFORM, SecretBytes.EMPTY, index));
          tpm.execute(new PolicyCommandCode.Request(session, TpmCc.NV_UNDEFINE_SPACE_SPECIAL));
          return new NvUndefineSpaceSpecial.Request(index.nvIndex(), TpmHandle.PLATFORM);
        };
    return tpm.timeEach(source).authorizedBy(session);
  }

  private static Timed<?> changeAuth(Bench tpm) throws Exception {
    TpmsNvPublic index = Indices.withPolicy(TpmCc.NV_CHANGE_AUTH);
    tpm.define(index);
    TpmHandle session = tpm.session(TpmSe.POLICY);
    Timed.Source<NvChangeAuth.Response> source =
        () -> {
          tpm.execute(new PolicyCommandCode.Request(session, TpmCc.NV_CHANGE_AUTH));
          return new NvChangeAuth.Request(index.nvIndex(), SecretBytes.of(new byte[32]));
        };
    return tpm.timeEach(source).authorizedBy(session);
  }
}
