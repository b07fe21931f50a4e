package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.CommandSpec;
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
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Non-volatile storage (Part 3, 31). */
final class NvGenerator extends Generator {
  /** The first of the Indices; others have higher numbers. */
  static final int FIRST = 0x01400000;

  private static final int PIN_BYTES = 8;
  private static final int MAX_DATA_BYTES = 2048;

  NvGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(5, this::define),
        new Action(4, this::defineAndUse),
        new Action(4, () -> onAny(this::modify)),
        new Action(3, () -> onAny(this::read)),
        new Action(1, () -> onAny(this::readPublic)),
        new Action(2, () -> onAny(this::lock)),
        new Action(1, this::globalLock),
        new Action(1, () -> onAny(this::changeAuth)),
        new Action(1, () -> onAny(this::certify)),
        new Action(2, () -> onAny(this::undefine)));
  }

  private void onAny(Consumer<NvModel> use) {
    if (model.indices.isEmpty()) {
      define();
    }
    if (!model.indices.isEmpty()) {
      use.accept(choice.of(model.indices));
    }
  }

  private void defineAndUse() {
    NvModel index = define();
    if (model.indices.contains(index) || choice.chance(10)) {
      modify(index);
      read(index);
    }
  }

  private int attributes(TpmNt type) {
    int attributes = type.value() << 4;
    int[] single = {
      TpmaNv.POLICYWRITE,
      TpmaNv.POLICY_DELETE,
      TpmaNv.WRITEALL,
      TpmaNv.WRITEDEFINE,
      TpmaNv.WRITE_STCLEAR,
      TpmaNv.GLOBALLOCK,
      TpmaNv.POLICYREAD,
      TpmaNv.NO_DA,
      TpmaNv.ORDERLY,
      TpmaNv.CLEAR_STCLEAR,
      TpmaNv.READ_STCLEAR,
      TpmaNv.PPREAD,
      TpmaNv.PPWRITE
    };
    for (int bit : single) {
      attributes |= choice.chance(15) ? bit : 0;
    }
    attributes |= choice.chance(85) ? TpmaNv.AUTHREAD : TpmaNv.OWNERREAD;
    attributes |= choice.chance(80) ? TpmaNv.AUTHWRITE : 0;
    attributes |= choice.chance(60) ? TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD : 0;
    int odd = choice.of(TpmaNv.WRITTEN, TpmaNv.WRITELOCKED, TpmaNv.READLOCKED, 1 << 8, 1 << 20);
    return attributes | (choice.chance(3) ? odd : 0);
  }

  private int dataBytes(TpmNt type) {
    if (choice.chance(6)) {
      return choice.of(0, 1, 7, 9, 20, 32, 64, MAX_DATA_BYTES, MAX_DATA_BYTES + 1, 0xFFFF);
    }
    if (type.equals(TpmNt.ORDINARY)) {
      return choice.of(0, 1, 8, 16, 32, 64, 100, 1024);
    }
    return type.equals(TpmNt.EXTEND) ? 32 : 8;
  }

  private NvModel define() {
    TpmNt type =
        choice.of(
            TpmNt.ORDINARY,
            TpmNt.ORDINARY,
            TpmNt.COUNTER,
            TpmNt.BITS,
            TpmNt.EXTEND,
            TpmNt.PIN_FAIL,
            TpmNt.PIN_PASS,
            TpmNt.of(choice.below(16)));
    boolean ofPlatform = choice.chance(25);
    int attributes = attributes(type);
    if (ofPlatform != choice.chance(4)) {
      attributes |= TpmaNv.PLATFORMCREATE;
    }
    if (!ofPlatform && choice.chance(90)) {
      attributes &= ~TpmaNv.POLICY_DELETE;
    }
    if (type.equals(TpmNt.PIN_FAIL) && choice.chance(90)) {
      attributes |= TpmaNv.NO_DA;
    }
    if (type.value() >= TpmNt.PIN_FAIL.value() && choice.chance(90)) {
      attributes = attributes & ~(TpmaNv.AUTHWRITE | TpmaNv.GLOBALLOCK | TpmaNv.WRITEDEFINE);
    }
    Policy policy =
        (attributes & TpmaNv.POLICY_DELETE) != 0 && choice.chance(70)
            ? new PolicyGenerator(model).satisfiable(TpmCc.NV_UNDEFINE_SPACE_SPECIAL)
            : choice.chance(20)
                ? new PolicyGenerator(model).satisfiable(TpmCc.NV_CHANGE_AUTH)
                : Policy.NONE;
    TpmsNvPublic area =
        new TpmsNvPublic(
            TpmHandle.of(FIRST + choice.below(6)),
            policy.exists() ? TpmAlg.SHA256 : templates.hash(),
            TpmaNv.of(attributes),
            Bytes.EMPTY,
            dataBytes(type));
    return define(area, policy, ofPlatform ? platform() : owner());
  }

  /** Defines an Index, with some authValue. */
  NvModel define(TpmsNvPublic area, Policy policy, Entity by) {
    byte[] auth = choice.chance(90) ? authValue().toByteArray() : choice.buffer(32);
    Arg parameter =
        Arg.joined(
            Arg.of(area.nvIndex()),
            Arg.of(area.nameAlg()),
            Arg.of(area.attributes()),
            Arg.sized(policy.digest()),
            Arg.u16(area.dataSize()));
    Outcome outcome =
        run(Command.of(NvDefineSpace.SPEC).by(by).with(Arg.sized(auth), Arg.sized(parameter)));
    NvModel index = new NvModel(area, Bytes.of(auth), policy);
    if (outcome.succeeded()) {
      model.indices.add(index);
    }
    return index;
  }

  private Entity writer(NvModel index) {
    return choice.chance(70) && index.has(TpmaNv.AUTHWRITE) ? index : provisioner();
  }

  private Entity reader(NvModel index) {
    return choice.chance(70) ? index : provisioner();
  }

  private Outcome use(CommandSpec<?, ?> spec, Entity by, NvModel index, Arg... parameters) {
    return run(Command.of(spec).by(by).handle(index).with(parameters));
  }

  private void modify(NvModel index) {
    Entity by = writer(index);
    int way = choice.chance(92) ? index.type().value() : choice.of(0, 1, 2, 4, 8, 9);
    switch (way) {
      case 1 -> use(NvIncrement.SPEC, by, index);
      case 2 -> use(NvSetBits.SPEC, by, index, Arg.u64(choice.anyLong()));
      case 4 -> use(NvExtend.SPEC, by, index, Arg.sized(choice.buffer(64)));
      case 8, 9 -> use(NvWrite.SPEC, by, index, pin(), Arg.u16(choice.of(0, 0, 0, 0, 4)));
      default -> {
        int size = index.area().dataSize();
        int offset = choice.of(0, 0, 0, 1, size / 2, size, size + 1) & 0xFFFF;
        int count = choice.of(size - offset, size - offset, size, 0, 1, 8);
        byte[] data = choice.octets(Math.max(0, Math.min(count, 1100)));
        if (data.length < PIN_BYTES && index.isPin()) {
          // libtpms 0.9.2 does not initialise what the first write leaves out, and counts with it.
          data = Arrays.copyOf(data, PIN_BYTES);
        }
        use(NvWrite.SPEC, by, index, Arg.sized(data), Arg.u16(offset));
      }
    }
  }

  private Arg pin() {
    return Arg.sized(
        Arg.joined(Arg.u32(choice.of(0, 0, 1, 2)), Arg.u32(choice.of(0, 1, 2, 5, -1))));
  }

  private void read(NvModel index) {
    int size = index.area().dataSize();
    int offset = choice.of(0, 0, 0, 0, 1, size) & 0xFFFF;
    int count = choice.of(size - offset, size, size, 8, 0, size + 1, 0xFFFF);
    use(NvRead.SPEC, reader(index), index, Arg.u16(Math.max(0, count) & 0xFFFF), Arg.u16(offset));
  }

  private void readPublic(NvModel index) {
    run(Command.of(NvReadPublic.SPEC).handle(index));
  }

  private void lock(NvModel index) {
    if (choice.chance(50)) {
      use(NvWriteLock.SPEC, writer(index), index);
    } else {
      use(NvReadLock.SPEC, reader(index), index);
    }
  }

  private void globalLock() {
    run(Command.of(NvGlobalWriteLock.SPEC).by(provisioner()));
  }

  void changeAuth(NvModel index) {
    Bytes auth = Bytes.adopt(choice.buffer(32));
    index.changePolicy(index.adminPolicy());
    Outcome outcome =
        run(Command.of(NvChangeAuth.SPEC).by(index).with(Arg.sized(auth.toByteArray())));
    index.changePolicy(Policy.NONE);
    if (outcome.succeeded()) {
      index.changeAuthValue(auth);
    }
  }

  private void certify(NvModel index) {
    ObjectModel key = new KeyChainGenerator(model).signer();
    int size = choice.of(index.area().dataSize(), 8, 0);
    run(
        Command.of(NvCertify.SPEC)
            .by(key)
            .by(reader(index))
            .handle(index)
            .with(Arg.sized(choice.octets(choice.of(0, 16))), signatureScheme(key))
            .with(Arg.u16(size & 0xFFFF), Arg.u16(choice.of(0, 0, 1))));
  }

  void undefine(NvModel index) {
    boolean special = index.has(TpmaNv.POLICY_DELETE) != choice.chance(5);
    index.changePolicy(special ? index.adminPolicy() : Policy.NONE);
    Outcome outcome =
        special
            ? run(Command.of(NvUndefineSpaceSpecial.SPEC).by(index).by(platform()))
            : run(
                Command.of(NvUndefineSpace.SPEC)
                    .by(index.isOfPlatform() == choice.chance(92) ? platform() : owner())
                    .handle(index));
    index.changePolicy(Policy.NONE);
    if (outcome.succeeded()) {
      model.indices.remove(index);
    }
  }
}
