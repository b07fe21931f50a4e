package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/** What NV Indices are for, from their definition on: chance alone seldom comes that far. */
final class NvScenarioGenerator extends Generator {
  private static final int DATA_BYTES = 16;
  private static final int READS = TpmaNv.AUTHREAD | TpmaNv.OWNERREAD | TpmaNv.PPREAD;
  private static final int WRITES = TpmaNv.AUTHWRITE | TpmaNv.OWNERWRITE | TpmaNv.PPWRITE;

  private final NvGenerator indices;

  NvScenarioGenerator(SequenceModel model) {
    super(model);
    indices = new NvGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(2, this::compare),
        new Action(1, this::authorizePolicy),
        new Action(1, this::certify),
        new Action(1, this::changeAuth),
        new Action(1, this::lockReading),
        new Action(1, this::undefineSpecial));
  }

  private NvModel define(int attributes, int dataBytes, Policy policy, Entity by) {
    TpmsNvPublic area =
        new TpmsNvPublic(
            TpmHandle.of(NvGenerator.FIRST + 8 + choice.below(3)),
            TpmAlg.SHA256,
            TpmaNv.of(attributes | READS | WRITES),
            Bytes.EMPTY,
            dataBytes);
    return indices.define(area, policy, by);
  }

  private NvModel written(int attributes, Arg data, int dataBytes) {
    NvModel index = define(attributes, dataBytes, Policy.NONE, owner());
    write(index, data);
    return index;
  }

  private void write(NvModel index, Arg data) {
    run(Command.of(NvWrite.SPEC).by(index).handle(index).with(Arg.sized(data), Arg.u16(0)));
  }

  /** PolicyNV with every operation, on operands that are near the data. */
  private void compare() {
    byte[] data = choice.octets(DATA_BYTES);
    NvModel index = written(0, Arg.fixed(data), DATA_BYTES);
    for (int i = 0; i < 3; i++) {
      SessionModel session = new SessionGenerator(model).policySession();
      int offset = choice.below(DATA_BYTES - 1);
      int size = 1 + choice.below(DATA_BYTES - offset);
      byte[] operand = Arrays.copyOfRange(data, offset, offset + size);
      int change = choice.of(0, 0, 1, 0x80, 0xFF);
      operand[choice.below(size)] ^= (byte) change;
      run(
          Command.of(PolicyNv.SPEC)
              .by(index)
              .handle(index)
              .handle(session.handle())
              .with(Arg.sized(operand), Arg.u16(offset))
              .with(Arg.u16(choice.below(TpmEo.BITCLEAR.value() + 1))));
      run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()));
    }
  }

  /** PolicyAuthorizeNV with the digest of a session's policy, as a TPMT_HA, in the Index. */
  private void authorizePolicy() {
    SessionModel session = new SessionGenerator(model).policySession();
    Outcome digest = run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()).plain());
    TpmAlg hash = choice.chance(90) ? session.hash() : TpmAlg.SHA384;
    Arg policy = Arg.joined(Arg.of(hash), digest.product("policyDigest"));
    NvModel index = written(0, policy, Short.BYTES + session.digestBytes());
    run(Command.of(PolicyAuthorizeNv.SPEC).by(index).handle(index).handle(session.handle()));
    run(Command.of(PolicyGetDigest.SPEC).handle(session.handle()));
  }

  private void certify() {
    ObjectModel key = new KeyChainGenerator(model).signer();
    NvModel index = written(0, Arg.fixed(choice.octets(DATA_BYTES)), DATA_BYTES);
    boolean digest = choice.chance(30);
    run(
        Command.of(NvCertify.SPEC)
            .by(key)
            .by(choice.of(index, owner(), platform()))
            .handle(index)
            .with(Arg.sized(choice.octets(8)), signatureScheme(key))
            .with(Arg.u16(digest ? 0 : DATA_BYTES / 2), Arg.u16(digest ? 0 : choice.below(9))));
  }

  private void changeAuth() {
    Policy policy = new PolicyGenerator(model).satisfiable(TpmCc.NV_CHANGE_AUTH);
    NvModel index = define(0, DATA_BYTES, policy, owner());
    indices.changeAuth(index);
    write(index, Arg.fixed(choice.octets(DATA_BYTES)));
  }

  private void lockReading() {
    NvModel index = written(TpmaNv.READ_STCLEAR, Arg.fixed(choice.octets(8)), DATA_BYTES);
    run(Command.of(NvReadLock.SPEC).by(choice.of(index, owner())).handle(index));
    run(Command.of(NvRead.SPEC).by(index).handle(index).with(Arg.u16(8), Arg.u16(0)));
  }

  private void undefineSpecial() {
    Policy policy = new PolicyGenerator(model).satisfiable(TpmCc.NV_UNDEFINE_SPACE_SPECIAL);
    int attributes = TpmaNv.PLATFORMCREATE | TpmaNv.POLICY_DELETE;
    indices.undefine(define(attributes, DATA_BYTES, policy, platform()));
  }
}
