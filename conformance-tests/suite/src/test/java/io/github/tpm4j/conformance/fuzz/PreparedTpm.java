package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/** A TPM with something of every kind, all with empty authValues, so that any command can work. */
final class PreparedTpm {
  private static final TpmHandle EXTERNAL_INDEX = TpmHandle.of(0x11500000);

  /** The newest revision, which has all commands. */
  static final Profile PROFILE = Profile.pcClient().in(Revision.NEWEST);

  /** What commands are pointed at: all that there is, and something that is not. */
  static final List<TpmHandle> HANDLES =
      List.of(
          TpmHandle.OWNER,
          TpmHandle.ENDORSEMENT,
          TpmHandle.PLATFORM,
          TpmHandle.LOCKOUT,
          TpmHandle.NULL,
          TpmHandle.of(16),
          TpmHandle.of(0x80000000),
          TpmHandle.of(0x80000001),
          TpmHandle.of(0x81000001),
          TpmHandle.of(0x81000002),
          TpmHandle.of(0x81000003),
          TpmHandle.of(0x81000004),
          TpmHandle.of(0x81000005),
          TpmHandle.of(0x81000006),
          TpmHandle.of(0x81000007),
          TpmHandle.of(0x81000008),
          TpmHandle.of(0x01500000),
          TpmHandle.of(0x01500001),
          TpmHandle.of(0x01500002),
          TpmHandle.of(0x01500004),
          TpmHandle.of(0x01500008),
          EXTERNAL_INDEX,
          TpmHandle.ACT_0,
          TpmHandle.of(0x02000000),
          TpmHandle.of(0x03000001),
          TpmHandle.of(0x03000002),
          TpmHandle.of(0x80000002),
          TpmHandle.of(0x01500003));

  /** Unsalted and unbound: its HMAC is empty where the authValue is. */
  static final TpmHandle HMAC_SESSION = TpmHandle.of(0x02000000);

  private static final TpmsSensitiveCreate NOTHING =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);
  private static final TpmtEccScheme EDDSA = new TpmtEccScheme(TpmAlg.EDDSA, TpmsEmpty.EMPTY);
  private static final TpmlPcrSelection NO_PCR = new TpmlPcrSelection(List.of());

  private final WatchedTpm tpm = new WatchedTpm(PROFILE);
  private final TpmState prepared;

  PreparedTpm() {
    PlainCommands.run(tpm, new Startup.Request(TpmSu.CLEAR));
    PlainCommands.run(
        tpm, new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, 1 << 20, 1000, 0));
    persist(1, StorageTemplates.ECC_P256);
    persist(2, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().decrypting().build());
    persist(3, KeyTemplate.rsa(1024).signing().decrypting().build());
    persist(4, KeyTemplate.hmac(HashAlg.SHA256).build());
    persist(5, KeyTemplate.mlDsa(MlDsaSet.ML_DSA_44).build());
    persist(6, KeyTemplate.hashMlDsa(MlDsaSet.ML_DSA_44, HashAlg.SHA256).build());
    persist(7, KeyTemplate.mlKem(MlKemSet.ML_KEM_512).build());
    persist(8, KeyTemplate.ec(TpmEccCurve.CURVE_25519, EDDSA).signing().build());
    create(StorageTemplates.ECC_P256);
    PlainCommands.run(tpm, new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256));
    defineIndices();
    start(TpmSe.HMAC);
    start(TpmSe.POLICY);
    start(TpmSe.TRIAL);
    prepared = tpm.state();
  }

  private TpmHandle create(TpmtPublic template) {
    return PlainCommands.run(
            tpm, new CreatePrimary.Request(TpmHandle.OWNER, NOTHING, template, Bytes.EMPTY, NO_PCR))
        .objectHandle();
  }

  private void persist(int number, TpmtPublic template) {
    TpmHandle key = create(template);
    TpmHandle place = TpmHandle.of(0x81000000 + number);
    PlainCommands.run(tpm, new EvictControl.Request(TpmHandle.OWNER, key, place));
    PlainCommands.run(tpm, new FlushContext.Request(key));
  }

  private void defineIndices() {
    define(TpmNt.ORDINARY, 32);
    define(TpmNt.COUNTER, 8);
    define(TpmNt.BITS, 8);
    define(TpmNt.EXTEND, 32);
    define(TpmNt.PIN_FAIL, 8);
    defineExternal();
    TpmHandle index = TpmHandle.of(0x01500000);
    PlainCommands.run(tpm, new NvWrite.Request(index, index, Bytes.of(new byte[32]), 0));
    TpmHandle counter = TpmHandle.of(0x01500001);
    PlainCommands.run(tpm, new NvIncrement.Request(counter, counter));
  }

  private void define(TpmNt type, int sizeBytes) {
    int attributes =
        TpmaNv.OWNERWRITE
            | TpmaNv.OWNERREAD
            | TpmaNv.AUTHREAD
            | TpmaNv.READ_STCLEAR
            | TpmaNv.WRITE_STCLEAR
            | TpmaNv.NO_DA
            | (type.equals(TpmNt.PIN_FAIL) ? 0 : TpmaNv.AUTHWRITE);
    TpmsNvPublic area =
        new TpmsNvPublic(
            TpmHandle.of(0x01500000 + type.value()),
            TpmAlg.SHA256,
            TpmaNv.of(attributes | type.value() << 4),
            Bytes.EMPTY,
            sizeBytes);
    PlainCommands.run(tpm, new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
  }

  private void defineExternal() {
    TpmaNvExp attributes = TpmaNvExp.of(TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD));
    TpmsNvPublicExpAttr area =
        new TpmsNvPublicExpAttr(EXTERNAL_INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 32);
    PlainCommands.run(
        tpm,
        new NvDefineSpace2.Request(
            TpmHandle.OWNER, SecretBytes.EMPTY, new TpmtNvPublic2(TpmHt.EXTERNAL_NV, area)));
  }

  private void start(TpmSe type) {
    PlainCommands.run(
        tpm,
        new StartAuthSession.Request(
            TpmHandle.NULL,
            TpmHandle.NULL,
            Bytes.of(new byte[16]),
            Bytes.EMPTY,
            type,
            TpmtSymDef.aesCfb(128),
            TpmAlg.SHA256));
  }

  WatchedTpm tpm() {
    return tpm;
  }

  /** The state that every input finds. */
  TpmState prepared() {
    return prepared;
  }

  /** Sets back what commands have changed. */
  void restore() {
    if (!prepared.changesTo(tpm.state()).isEmpty()) {
      tpm.restore(prepared);
    }
  }
}
