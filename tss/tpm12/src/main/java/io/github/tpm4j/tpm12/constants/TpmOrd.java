package io.github.tpm4j.tpm12.constants;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ordinals of the commands (TPM Main 1.2, Part 2, 17). */
public enum TpmOrd {
  /** TPM_OIAP (Part 3, 18.1). */
  OIAP(0x0000_000A, "TPM_OIAP"),
  /** TPM_OSAP (Part 3, 18.2). */
  OSAP(0x0000_000B, "TPM_OSAP"),
  /** TPM_ChangeAuth (Part 3, 17.1). */
  CHANGE_AUTH(0x0000_000C, "TPM_ChangeAuth"),
  /** TPM_TakeOwnership (Part 3, 6.1). */
  TAKE_OWNERSHIP(0x0000_000D, "TPM_TakeOwnership"),
  /** TPM_ChangeAuthAsymStart. */
  CHANGE_AUTH_ASYM_START(0x0000_000E, "TPM_ChangeAuthAsymStart"),
  /** TPM_ChangeAuthAsymFinish. */
  CHANGE_AUTH_ASYM_FINISH(0x0000_000F, "TPM_ChangeAuthAsymFinish"),
  /** TPM_ChangeAuthOwner (Part 3, 17.2). */
  CHANGE_AUTH_OWNER(0x0000_0010, "TPM_ChangeAuthOwner"),
  /** TPM_DSAP (Part 3, 18.3). */
  DSAP(0x0000_0011, "TPM_DSAP"),
  /** TPM_CMK_CreateTicket (Part 3, 11.5). */
  CMK_CREATE_TICKET(0x0000_0012, "TPM_CMK_CreateTicket"),
  /** TPM_CMK_CreateKey (Part 3, 11.7). */
  CMK_CREATE_KEY(0x0000_0013, "TPM_CMK_CreateKey"),
  /** TPM_Extend (Part 3, 16.1). */
  EXTEND(0x0000_0014, "TPM_Extend"),
  /** TPM_PCRRead (Part 3, 16.2). */
  PCRREAD(0x0000_0015, "TPM_PCRRead"),
  /** TPM_Quote (Part 3, 16.3). */
  QUOTE(0x0000_0016, "TPM_Quote"),
  /** TPM_Seal (Part 3, 10.1). */
  SEAL(0x0000_0017, "TPM_Seal"),
  /** TPM_Unseal (Part 3, 10.2). */
  UNSEAL(0x0000_0018, "TPM_Unseal"),
  /** TPM_DirWriteAuth. */
  DIR_WRITE_AUTH(0x0000_0019, "TPM_DirWriteAuth"),
  /** TPM_DirRead. */
  DIR_READ(0x0000_001A, "TPM_DirRead"),
  /** TPM_CMK_CreateBlob (Part 3, 11.9). */
  CMK_CREATE_BLOB(0x0000_001B, "TPM_CMK_CreateBlob"),
  /** TPM_CMK_SetRestrictions (Part 3, 11.7). */
  CMK_SET_RESTRICTIONS(0x0000_001C, "TPM_CMK_SetRestrictions"),
  /** TPM_CMK_ApproveMA. */
  CMK_APPROVE_MA(0x0000_001D, "TPM_CMK_ApproveMA"),
  /** TPM_UnBind (Part 3, 10.3). */
  UN_BIND(0x0000_001E, "TPM_UnBind"),
  /** TPM_CreateWrapKey (Part 3, 10.4). */
  CREATE_WRAP_KEY(0x0000_001F, "TPM_CreateWrapKey"),
  /** TPM_LoadKey (Part 3, 27.8). */
  LOAD_KEY(0x0000_0020, "TPM_LoadKey"),
  /** TPM_GetPubKey (Part 3, 10.6). */
  GET_PUB_KEY(0x0000_0021, "TPM_GetPubKey"),
  /** TPM_EvictKey. */
  EVICT_KEY(0x0000_0022, "TPM_EvictKey"),
  /** TPM_KeyControlOwner (Part 3, 21.1). */
  KEY_CONTROL_OWNER(0x0000_0023, "TPM_KeyControlOwner"),
  /** TPM_CMK_ConvertMigration (Part 3, 11.10). */
  CMK_CONVERT_MIGRATION(0x0000_0024, "TPM_CMK_ConvertMigration"),
  /** TPM_MigrateKey (Part 3, 11.4). */
  MIGRATE_KEY(0x0000_0025, "TPM_MigrateKey"),
  /** TPM_CreateMigrationBlob (Part 3, 11.1). */
  CREATE_MIGRATION_BLOB(0x0000_0028, "TPM_CreateMigrationBlob"),
  /** TPM_DAA_Join (Part 3, 26.1). */
  DAA_JOIN(0x0000_0029, "TPM_DAA_Join"),
  /** TPM_ConvertMigrationBlob (Part 3, 11.2). */
  CONVERT_MIGRATION_BLOB(0x0000_002A, "TPM_ConvertMigrationBlob"),
  /** TPM_AuthorizeMigrationKey (Part 3, 11.3). */
  AUTHORIZE_MIGRATION_KEY(0x0000_002B, "TPM_AuthorizeMigrationKey"),
  /** TPM_CreateMaintenanceArchive (Part 3, 12.1). */
  CREATE_MAINTENANCE_ARCHIVE(0x0000_002C, "TPM_CreateMaintenanceArchive"),
  /** TPM_LoadMaintenanceArchive (Part 3, 12.2). */
  LOAD_MAINTENANCE_ARCHIVE(0x0000_002D, "TPM_LoadMaintenanceArchive"),
  /** TPM_KillMaintenanceFeature (Part 3, 12.3). */
  KILL_MAINTENANCE_FEATURE(0x0000_002E, "TPM_KillMaintenanceFeature"),
  /** TPM_LoadManuMaintPub (Part 3, 12.4). */
  LOAD_MANU_MAINT_PUB(0x0000_002F, "TPM_LoadManuMaintPub"),
  /** TPM_ReadManuMaintPub (Part 3, 12.5). */
  READ_MANU_MAINT_PUB(0x0000_0030, "TPM_ReadManuMaintPub"),
  /** TPM_DAA_Sign (Part 3, 26.2). */
  DAA_SIGN(0x0000_0031, "TPM_DAA_Sign"),
  /** TPM_CertifyKey (Part 3, 13.8). */
  CERTIFY_KEY(0x0000_0032, "TPM_CertifyKey"),
  /** TPM_CertifyKey2 (Part 3, 13.9). */
  CERTIFY_KEY2(0x0000_0033, "TPM_CertifyKey2"),
  /** TPM_Sign (Part 3, 13.5). */
  SIGN(0x0000_003C, "TPM_Sign"),
  /** TPM_Sealx (Part 3, 10.7). */
  SEALX(0x0000_003D, "TPM_Sealx"),
  /** TPM_Quote2 (Part 3, 16.5). */
  QUOTE2(0x0000_003E, "TPM_Quote2"),
  /** TPM_SetCapability (Part 3, 7.2). */
  SET_CAPABILITY(0x0000_003F, "TPM_SetCapability"),
  /** TPM_ResetLockValue (Part 3, 9.3). */
  RESET_LOCK_VALUE(0x0000_0040, "TPM_ResetLockValue"),
  /** TPM_LoadKey2 (Part 3, 10.5). */
  LOAD_KEY2(0x0000_0041, "TPM_LoadKey2"),
  /** TPM_GetRandom (Part 3, 13.6). */
  GET_RANDOM(0x0000_0046, "TPM_GetRandom"),
  /** TPM_StirRandom (Part 3, 13.7). */
  STIR_RANDOM(0x0000_0047, "TPM_StirRandom"),
  /** TPM_SelfTestFull (Part 3, 4.1). */
  SELF_TEST_FULL(0x0000_0050, "TPM_SelfTestFull"),
  /** TPM_CertifySelfTest (Part 3, 28.3). */
  CERTIFY_SELF_TEST(0x0000_0052, "TPM_CertifySelfTest"),
  /** TPM_ContinueSelfTest (Part 3, 4.2). */
  CONTINUE_SELF_TEST(0x0000_0053, "TPM_ContinueSelfTest"),
  /** TPM_GetTestResult (Part 3, 4.3). */
  GET_TEST_RESULT(0x0000_0054, "TPM_GetTestResult"),
  /** TPM_Reset (Part 3, 27.5). */
  RESET(0x0000_005A, "TPM_Reset"),
  /** TPM_OwnerClear (Part 3, 6.2). */
  OWNER_CLEAR(0x0000_005B, "TPM_OwnerClear"),
  /** TPM_DisableOwnerClear (Part 3, 6.4). */
  DISABLE_OWNER_CLEAR(0x0000_005C, "TPM_DisableOwnerClear"),
  /** TPM_ForceClear (Part 3, 6.3). */
  FORCE_CLEAR(0x0000_005D, "TPM_ForceClear"),
  /** TPM_DisableForceClear (Part 3, 6.5). */
  DISABLE_FORCE_CLEAR(0x0000_005E, "TPM_DisableForceClear"),
  /** TPM_GetCapabilitySigned (Part 3, 29.1). */
  GET_CAPABILITY_SIGNED(0x0000_0064, "TPM_GetCapabilitySigned"),
  /** TPM_GetCapability (Part 3, 7.1). */
  GET_CAPABILITY(0x0000_0065, "TPM_GetCapability"),
  /** TPM_GetCapabilityOwner (Part 3, 7.3). */
  GET_CAPABILITY_OWNER(0x0000_0066, "TPM_GetCapabilityOwner"),
  /** TPM_OwnerSetDisable (Part 3, 5.2). */
  OWNER_SET_DISABLE(0x0000_006E, "TPM_OwnerSetDisable"),
  /** TPM_PhysicalEnable (Part 3, 5.3). */
  PHYSICAL_ENABLE(0x0000_006F, "TPM_PhysicalEnable"),
  /** TPM_PhysicalDisable (Part 3, 5.4). */
  PHYSICAL_DISABLE(0x0000_0070, "TPM_PhysicalDisable"),
  /** TPM_SetOwnerInstall (Part 3, 5.1). */
  SET_OWNER_INSTALL(0x0000_0071, "TPM_SetOwnerInstall"),
  /** TPM_PhysicalSetDeactivated (Part 3, 5.5). */
  PHYSICAL_SET_DEACTIVATED(0x0000_0072, "TPM_PhysicalSetDeactivated"),
  /** TPM_SetTempDeactivated (Part 3, 5.6). */
  SET_TEMP_DEACTIVATED(0x0000_0073, "TPM_SetTempDeactivated"),
  /** TPM_SetOperatorAuth (Part 3, 5.7). */
  SET_OPERATOR_AUTH(0x0000_0074, "TPM_SetOperatorAuth"),
  /** TPM_SetOwnerPointer (Part 3, 18.4). */
  SET_OWNER_POINTER(0x0000_0075, "TPM_SetOwnerPointer"),
  /** TPM_CreateEndorsementKeyPair (Part 3, 14.1). */
  CREATE_ENDORSEMENT_KEY_PAIR(0x0000_0078, "TPM_CreateEndorsementKeyPair"),
  /** TPM_MakeIdentity (Part 3, 15.1). */
  MAKE_IDENTITY(0x0000_0079, "TPM_MakeIdentity"),
  /** TPM_ActivateIdentity (Part 3, 15.2). */
  ACTIVATE_IDENTITY(0x0000_007A, "TPM_ActivateIdentity"),
  /** TPM_ReadPubek (Part 3, 14.4). */
  READ_PUBEK(0x0000_007C, "TPM_ReadPubek"),
  /** TPM_OwnerReadPubek (Part 3, 27.6). */
  OWNER_READ_PUBEK(0x0000_007D, "TPM_OwnerReadPubek"),
  /** TPM_DisablePubekRead (Part 3, 27.7). */
  DISABLE_PUBEK_READ(0x0000_007E, "TPM_DisablePubekRead"),
  /** TPM_CreateRevocableEK (Part 3, 14.2). */
  CREATE_REVOCABLE_EK(0x0000_007F, "TPM_CreateRevocableEK"),
  /** TPM_RevokeTrust (Part 3, 14.3). */
  REVOKE_TRUST(0x0000_0080, "TPM_RevokeTrust"),
  /** TPM_OwnerReadInternalPub (Part 3, 14.5). */
  OWNER_READ_INTERNAL_PUB(0x0000_0081, "TPM_OwnerReadInternalPub"),
  /** TPM_GetAuditEvent. */
  GET_AUDIT_EVENT(0x0000_0082, "TPM_GetAuditEvent"),
  /** TPM_GetAuditEventSigned. */
  GET_AUDIT_EVENT_SIGNED(0x0000_0083, "TPM_GetAuditEventSigned"),
  /** TPM_GetAuditDigest (Part 3, 8.3). */
  GET_AUDIT_DIGEST(0x0000_0085, "TPM_GetAuditDigest"),
  /** TPM_GetAuditDigestSigned (Part 3, 8.4). */
  GET_AUDIT_DIGEST_SIGNED(0x0000_0086, "TPM_GetAuditDigestSigned"),
  /** TPM_GetOrdinalAuditStatus. */
  GET_ORDINAL_AUDIT_STATUS(0x0000_008C, "TPM_GetOrdinalAuditStatus"),
  /** TPM_SetOrdinalAuditStatus (Part 3, 8.5). */
  SET_ORDINAL_AUDIT_STATUS(0x0000_008D, "TPM_SetOrdinalAuditStatus"),
  /** TPM_Terminate_Handle. */
  TERMINATE_HANDLE(0x0000_0096, "TPM_Terminate_Handle"),
  /** TPM_Init. */
  INIT(0x0000_0097, "TPM_Init"),
  /** TPM_SaveState (Part 3, 3.3). */
  SAVE_STATE(0x0000_0098, "TPM_SaveState"),
  /** TPM_Startup (Part 3, 3.2). */
  STARTUP(0x0000_0099, "TPM_Startup"),
  /** TPM_SetRedirection. */
  SET_REDIRECTION(0x0000_009A, "TPM_SetRedirection"),
  /** TPM_SHA1Start (Part 3, 13.1). */
  SHA1_START(0x0000_00A0, "TPM_SHA1Start"),
  /** TPM_SHA1Update (Part 3, 13.2). */
  SHA1_UPDATE(0x0000_00A1, "TPM_SHA1Update"),
  /** TPM_SHA1Complete (Part 3, 13.3). */
  SHA1_COMPLETE(0x0000_00A2, "TPM_SHA1Complete"),
  /** TPM_SHA1CompleteExtend (Part 3, 13.4). */
  SHA1_COMPLETE_EXTEND(0x0000_00A3, "TPM_SHA1CompleteExtend"),
  /** TPM_FieldUpgrade. */
  FIELD_UPGRADE(0x0000_00AA, "TPM_FieldUpgrade"),
  /** TPM_SaveKeyContext. */
  SAVE_KEY_CONTEXT(0x0000_00B4, "TPM_SaveKeyContext"),
  /** TPM_LoadKeyContext. */
  LOAD_KEY_CONTEXT(0x0000_00B5, "TPM_LoadKeyContext"),
  /** TPM_SaveAuthContext. */
  SAVE_AUTH_CONTEXT(0x0000_00B6, "TPM_SaveAuthContext"),
  /** TPM_LoadAuthContext. */
  LOAD_AUTH_CONTEXT(0x0000_00B7, "TPM_LoadAuthContext"),
  /** TPM_SaveContext (Part 3, 21.2). */
  SAVE_CONTEXT(0x0000_00B8, "TPM_SaveContext"),
  /** TPM_LoadContext (Part 3, 21.3). */
  LOAD_CONTEXT(0x0000_00B9, "TPM_LoadContext"),
  /** TPM_FlushSpecific (Part 3, 22.1). */
  FLUSH_SPECIFIC(0x0000_00BA, "TPM_FlushSpecific"),
  /** TPM_PCR_Reset (Part 3, 16.4). */
  PCR_RESET(0x0000_00C8, "TPM_PCR_Reset"),
  /** TPM_NV_DefineSpace (Part 3, 20.1). */
  NV_DEFINE_SPACE(0x0000_00CC, "TPM_NV_DefineSpace"),
  /** TPM_NV_WriteValue (Part 3, 20.2). */
  NV_WRITE_VALUE(0x0000_00CD, "TPM_NV_WriteValue"),
  /** TPM_NV_WriteValueAuth (Part 3, 20.3). */
  NV_WRITE_VALUE_AUTH(0x0000_00CE, "TPM_NV_WriteValueAuth"),
  /** TPM_NV_ReadValue (Part 3, 20.4). */
  NV_READ_VALUE(0x0000_00CF, "TPM_NV_ReadValue"),
  /** TPM_NV_ReadValueAuth (Part 3, 20.5). */
  NV_READ_VALUE_AUTH(0x0000_00D0, "TPM_NV_ReadValueAuth"),
  /** TPM_Delegate_UpdateVerification (Part 3, 19.6). */
  DELEGATE_UPDATE_VERIFICATION(0x0000_00D1, "TPM_Delegate_UpdateVerification"),
  /** TPM_Delegate_Manage (Part 3, 19.1). */
  DELEGATE_MANAGE(0x0000_00D2, "TPM_Delegate_Manage"),
  /** TPM_Delegate_CreateKeyDelegation (Part 3, 19.2). */
  DELEGATE_CREATE_KEY_DELEGATION(0x0000_00D4, "TPM_Delegate_CreateKeyDelegation"),
  /** TPM_Delegate_CreateOwnerDelegation (Part 3, 19.3). */
  DELEGATE_CREATE_OWNER_DELEGATION(0x0000_00D5, "TPM_Delegate_CreateOwnerDelegation"),
  /** TPM_Delegate_VerifyDelegation (Part 3, 19.7). */
  DELEGATE_VERIFY_DELEGATION(0x0000_00D6, "TPM_Delegate_VerifyDelegation"),
  /** TPM_Delegate_LoadOwnerDelegation (Part 3, 19.4). */
  DELEGATE_LOAD_OWNER_DELEGATION(0x0000_00D8, "TPM_Delegate_LoadOwnerDelegation"),
  /** TPM_Delegate_ReadTable (Part 3, 19.5). */
  DELEGATE_READ_TABLE(0x0000_00DB, "TPM_Delegate_ReadTable"),
  /** TPM_CreateCounter (Part 3, 25.1). */
  CREATE_COUNTER(0x0000_00DC, "TPM_CreateCounter"),
  /** TPM_IncrementCounter (Part 3, 25.2). */
  INCREMENT_COUNTER(0x0000_00DD, "TPM_IncrementCounter"),
  /** TPM_ReadCounter (Part 3, 25.3). */
  READ_COUNTER(0x0000_00DE, "TPM_ReadCounter"),
  /** TPM_ReleaseCounter (Part 3, 25.4). */
  RELEASE_COUNTER(0x0000_00DF, "TPM_ReleaseCounter"),
  /** TPM_ReleaseCounterOwner (Part 3, 25.5). */
  RELEASE_COUNTER_OWNER(0x0000_00E0, "TPM_ReleaseCounterOwner"),
  /** TPM_EstablishTransport (Part 3, 24.1). */
  ESTABLISH_TRANSPORT(0x0000_00E6, "TPM_EstablishTransport"),
  /** TPM_ExecuteTransport (Part 3, 24.2). */
  EXECUTE_TRANSPORT(0x0000_00E7, "TPM_ExecuteTransport"),
  /** TPM_ReleaseTransportSigned (Part 3, 24.3). */
  RELEASE_TRANSPORT_SIGNED(0x0000_00E8, "TPM_ReleaseTransportSigned"),
  /** TPM_GetTicks (Part 3, 23.1). */
  GET_TICKS(0x0000_00F1, "TPM_GetTicks"),
  /** TPM_TickStampBlob (Part 3, 23.2). */
  TICK_STAMP_BLOB(0x0000_00F2, "TPM_TickStampBlob"),
  /** TSC_PhysicalPresence (Part 3, 6.6). */
  TSC_PHYSICAL_PRESENCE(0x4000_000A, "TSC_PhysicalPresence"),
  /** TSC_ResetEstablishmentBit (Part 3, 6.7). */
  TSC_RESET_ESTABLISHMENT_BIT(0x4000_000B, "TSC_ResetEstablishmentBit");

  private static final Map<Integer, TpmOrd> BY_VALUE =
      Stream.of(values()).collect(Collectors.toMap(TpmOrd::value, Function.identity()));

  private final int value;
  private final String tpmName;

  TpmOrd(int value, String tpmName) {
    this.value = value;
    this.tpmName = tpmName;
  }

  /** {@return the number} */
  public int value() {
    return value;
  }

  /**
   * Finds an ordinal.
   *
   * @param value the number
   * @return the ordinal; empty if the specification has none of the number
   */
  public static Optional<TpmOrd> of(int value) {
    return Optional.ofNullable(BY_VALUE.get(value));
  }

  /** The name of the command, such as {@code TPM_Sign}. */
  @Override
  public String toString() {
    return tpmName;
  }
}
