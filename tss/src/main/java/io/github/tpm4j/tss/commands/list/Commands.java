package io.github.tpm4j.tss.commands.list;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.attached.AcGetCapability;
import io.github.tpm4j.tss.commands.attached.AcSend;
import io.github.tpm4j.tss.commands.attached.PolicyAcSendSelect;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.capability.SetCapability;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.commands.fieldupgrade.FieldUpgradeData;
import io.github.tpm4j.tss.commands.fieldupgrade.FieldUpgradeStart;
import io.github.tpm4j.tss.commands.fieldupgrade.FirmwareRead;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;
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
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.commands.policy.PolicyParameters;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.commands.policy.PolicyTransportSpdm;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All commands of Part 3, in its order. */
public final class Commands {

  private static final List<CommandSpec<?, ?>> ALL =
      List.of(
          Startup.SPEC,
          Shutdown.SPEC,
          SelfTest.SPEC,
          IncrementalSelfTest.SPEC,
          GetTestResult.SPEC,
          StartAuthSession.SPEC,
          PolicyRestart.SPEC,
          Create.SPEC,
          Load.SPEC,
          LoadExternal.SPEC,
          ReadPublic.SPEC,
          ActivateCredential.SPEC,
          MakeCredential.SPEC,
          Unseal.SPEC,
          ObjectChangeAuth.SPEC,
          CreateLoaded.SPEC,
          Duplicate.SPEC,
          Rewrap.SPEC,
          Import.SPEC,
          RsaEncrypt.SPEC,
          RsaDecrypt.SPEC,
          EcdhKeyGen.SPEC,
          EcdhZGen.SPEC,
          EccParameters.SPEC,
          ZGen2Phase.SPEC,
          EccEncrypt.SPEC,
          EccDecrypt.SPEC,
          Encapsulate.SPEC,
          Decapsulate.SPEC,
          EncryptDecrypt.SPEC,
          EncryptDecrypt2.SPEC,
          Hash.SPEC,
          Hmac.SPEC,
          GetRandom.SPEC,
          StirRandom.SPEC,
          HmacStart.SPEC,
          HashSequenceStart.SPEC,
          SignSequenceStart.SPEC,
          VerifySequenceStart.SPEC,
          SequenceUpdate.SPEC,
          SequenceComplete.SPEC,
          EventSequenceComplete.SPEC,
          Certify.SPEC,
          CertifyCreation.SPEC,
          Quote.SPEC,
          GetSessionAuditDigest.SPEC,
          GetCommandAuditDigest.SPEC,
          GetTime.SPEC,
          CertifyX509.SPEC,
          Commit.SPEC,
          EcEphemeral.SPEC,
          VerifySignature.SPEC,
          VerifySequenceComplete.SPEC,
          VerifyDigestSignature.SPEC,
          Sign.SPEC,
          SignSequenceComplete.SPEC,
          SignDigest.SPEC,
          SetCommandCodeAuditStatus.SPEC,
          PcrExtend.SPEC,
          PcrEvent.SPEC,
          PcrRead.SPEC,
          PcrAllocate.SPEC,
          PcrSetAuthPolicy.SPEC,
          PcrSetAuthValue.SPEC,
          PcrReset.SPEC,
          PolicySigned.SPEC,
          PolicySecret.SPEC,
          PolicyTicket.SPEC,
          PolicyOr.SPEC,
          PolicyPcr.SPEC,
          PolicyLocality.SPEC,
          PolicyNv.SPEC,
          PolicyCounterTimer.SPEC,
          PolicyCommandCode.SPEC,
          PolicyPhysicalPresence.SPEC,
          PolicyCpHash.SPEC,
          PolicyNameHash.SPEC,
          PolicyDuplicationSelect.SPEC,
          PolicyAuthorize.SPEC,
          PolicyAuthValue.SPEC,
          PolicyPassword.SPEC,
          PolicyGetDigest.SPEC,
          PolicyNvWritten.SPEC,
          PolicyTemplate.SPEC,
          PolicyAuthorizeNv.SPEC,
          PolicyCapability.SPEC,
          PolicyParameters.SPEC,
          PolicyTransportSpdm.SPEC,
          CreatePrimary.SPEC,
          HierarchyControl.SPEC,
          SetPrimaryPolicy.SPEC,
          ChangePps.SPEC,
          ChangeEps.SPEC,
          Clear.SPEC,
          ClearControl.SPEC,
          HierarchyChangeAuth.SPEC,
          ReadOnlyControl.SPEC,
          DictionaryAttackLockReset.SPEC,
          DictionaryAttackParameters.SPEC,
          PpCommands.SPEC,
          SetAlgorithmSet.SPEC,
          FieldUpgradeStart.SPEC,
          FieldUpgradeData.SPEC,
          FirmwareRead.SPEC,
          ContextSave.SPEC,
          ContextLoad.SPEC,
          FlushContext.SPEC,
          EvictControl.SPEC,
          ReadClock.SPEC,
          ClockSet.SPEC,
          ClockRateAdjust.SPEC,
          GetCapability.SPEC,
          TestParms.SPEC,
          SetCapability.SPEC,
          NvDefineSpace.SPEC,
          NvUndefineSpace.SPEC,
          NvUndefineSpaceSpecial.SPEC,
          NvReadPublic.SPEC,
          NvWrite.SPEC,
          NvIncrement.SPEC,
          NvExtend.SPEC,
          NvSetBits.SPEC,
          NvWriteLock.SPEC,
          NvGlobalWriteLock.SPEC,
          NvRead.SPEC,
          NvReadLock.SPEC,
          NvChangeAuth.SPEC,
          NvCertify.SPEC,
          NvDefineSpace2.SPEC,
          NvReadPublic2.SPEC,
          AcGetCapability.SPEC,
          AcSend.SPEC,
          PolicyAcSendSelect.SPEC,
          ActSetTimeout.SPEC);

  private static final Map<TpmCc, CommandSpec<?, ?>> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(CommandSpec::code, Function.identity()));

  private Commands() {}

  /** {@return every command} */
  public static List<CommandSpec<?, ?>> all() {
    return ALL;
  }

  /**
   * {@return the command with this code; empty if Part 3 has none, as of a vendor's command}
   *
   * @param code a TPM_CC
   */
  public static Optional<CommandSpec<?, ?>> find(TpmCc code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
