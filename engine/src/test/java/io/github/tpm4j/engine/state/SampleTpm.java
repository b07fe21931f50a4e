package io.github.tpm4j.engine.state;

import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes the state of a TPM that has something of everything, as this version of the program writes
 * it, and the list of what is in it. Its output is committed once for each version of the format,
 * for all later versions to read.
 */
final class SampleTpm {
  static final String PASSWORD = "correct horse";
  static final SecretBytes OWNER_AUTH = secret("owner");
  static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);
  private static final int FIRST_INDEX = 0x01500000;

  private final TestTpm tpm;

  private SampleTpm(TestTpm tpm) {
    this.tpm = tpm;
  }

  /** Argument: the folder for the samples. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path plain = Files.createDirectories(folder.resolve("plain"));
    try (DirectoryStore store = open(plain, StateProtection.none())) {
      TestTpm tpm =
          TestTpm.started(TpmConfiguration.of(store).withEkCertificates(EkCertificates.standard()));
      Map<String, String> facts = new SampleTpm(tpm).fill();
      StateFacts.write(facts, folder.resolve("facts.tsv"));
    }
    Path encrypted = Files.createDirectories(folder.resolve("password"));
    Files.copy(plain.resolve("state"), encrypted.resolve("state"));
    try (DirectoryStore store = open(encrypted, StateProtection.none())) {
      store.changeProtection(StateProtection.password(PASSWORD.toCharArray()));
    }
  }

  private static DirectoryStore open(Path directory, StateProtection protection) {
    return DirectoryStore.open(directory, Durability.POWER_LOSS, protection);
  }

  private Map<String, String> fill() {
    fillIndices();
    fail();
    tpm.run(new PcrEvent.Request(TpmHandle.of(4), bytes("boot")));
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, storageKey(tpm), PERSISTENT));
    tpm.run(
        new SetPrimaryPolicy.Request(TpmHandle.ENDORSEMENT, Bytes.of(new byte[32]), TpmAlg.SHA256));
    tpm.run(
        new SetCommandCodeAuditStatus.Request(
            TpmHandle.OWNER,
            TpmAlg.NULL,
            new TpmlCc(List.of(TpmCc.GET_RANDOM)),
            new TpmlCc(List.of())));
    tpm.run(new HierarchyChangeAuth.Request(TpmHandle.OWNER, OWNER_AUTH));
    String key = context(keyInNullHierarchy());
    String session = context(policySession());
    Map<String, String> facts = StateFacts.of(tpm);
    facts.put(StateFacts.KEY_CONTEXT, key);
    facts.put(StateFacts.SESSION_CONTEXT, session);
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    return facts;
  }

  private void fillIndices() {
    TpmHandle ordinary = define(TpmNt.ORDINARY, 12, 0);
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, ordinary, bytes("hello, later"), 0));
    tpm.run(new NvIncrement.Request(TpmHandle.OWNER, define(TpmNt.COUNTER, 8, 0)));
    tpm.run(new NvSetBits.Request(TpmHandle.OWNER, define(TpmNt.BITS, 8, 0), 0x8001));
    tpm.run(new NvExtend.Request(TpmHandle.OWNER, define(TpmNt.EXTEND, 32, 0), bytes("event")));
    TpmHandle orderly = define(TpmNt.COUNTER, 8, TpmaNv.ORDERLY);
    tpm.run(new NvIncrement.Request(TpmHandle.OWNER, orderly));
    tpm.run(new NvIncrement.Request(TpmHandle.OWNER, orderly));
    TpmHandle locked = define(TpmNt.ORDINARY, 4, TpmaNv.WRITE_STCLEAR);
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, locked, bytes("lock"), 0));
    tpm.run(new NvWriteLock.Request(TpmHandle.OWNER, locked));
  }

  private TpmHandle define(TpmNt type, int sizeBytes, int more) {
    int attributes = TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD | TpmaNv.AUTHREAD | more;
    TpmHandle index = TpmHandle.of(FIRST_INDEX + type.value() + (more == 0 ? 0 : 0x100));
    TpmaNv all = TpmaNv.of(attributes | type.value() << 4);
    TpmsNvPublic area = new TpmsNvPublic(index, TpmAlg.SHA256, all, Bytes.EMPTY, sizeBytes);
    tpm.run(new NvDefineSpace.Request(TpmHandle.OWNER, secret("index"), area));
    return index;
  }

  /** The authValue of the Indices is protected against dictionary attacks. */
  private void fail() {
    TpmHandle index = TpmHandle.of(FIRST_INDEX);
    tpm.auth(secret("wrong")).code(new NvRead.Request(index, index, 1, 0));
  }

  private TpmHandle keyInNullHierarchy() {
    return tpm.run(primary(TpmHandle.NULL, StorageTemplates.ECC_P256)).objectHandle();
  }

  private TpmHandle policySession() {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.SIGN));
    return session;
  }

  private String context(TpmHandle handle) {
    return StateFacts.hex(tpm.run(new ContextSave.Request(handle)).context().marshal());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
