package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.client.AuditTap;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.KeyInUse;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.TwoKeyUse;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A record of the commands that a TPM audits whoever sends them (command audit; Part 1, 35.4). What
 * other programs send is in the TPM's digest and not in this record, so that the two then differ.
 *
 * <p>Each {@link #attest} ends what was recorded and begins anew.
 */
public final class CommandAudit implements AutoCloseable {
  private final TpmDevice device;
  private final HashAlg hash;
  private final AuditTap tap;
  private final List<AuditedCommand> commands = new ArrayList<>();

  private CommandAudit(TpmDevice device, HashAlg hash, Set<TpmCc> audited) {
    this.device = device;
    this.hash = hash;
    this.tap = AuditTap.of(hash, audited::contains, commands::add);
  }

  /**
   * What was recorded, and the TPM's signature over its digest.
   *
   * @param commands in order
   * @param attestation of type TPM_ST_ATTEST_COMMAND_AUDIT
   */
  public record Recorded(List<AuditedCommand> commands, Attestation attestation) {}

  /**
   * Sets what the TPM audits, by the authorisation of the owner, and begins to record. The TPM
   * keeps the setting; what it audited already goes on being audited.
   *
   * @param device whose commands are recorded, of all its threads
   * @param hash of the audit
   * @param audited commands that the TPM has; TPM2_SetCommandCodeAuditStatus is audited always
   * @return what was audited before is not in the record
   */
  public static CommandAudit start(TpmDevice device, HashAlg hash, Set<TpmCc> audited) {
    Set<TpmCc> all = new LinkedHashSet<>(audited);
    all.add(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS);
    set(device, hash.alg(), List.of(), List.of());
    set(device, TpmAlg.NULL, List.copyOf(audited), List.of());
    CommandAudit audit = new CommandAudit(device, hash, all);
    device.client().addAudit(audit.tap);
    return audit;
  }

  /**
   * Has the TPM no longer audit commands, by the authorisation of the owner.
   *
   * @param device of the TPM
   * @param audited the commands
   */
  public static void stop(TpmDevice device, Set<TpmCc> audited) {
    set(device, TpmAlg.NULL, List.of(), List.copyOf(audited));
  }

  private static void set(TpmDevice device, TpmAlg hash, List<TpmCc> set, List<TpmCc> clear) {
    device
        .tpm()
        .run(
            device.options(),
            turn ->
                turn.ownerAuthorized(
                    new SetCommandCodeAuditStatus.Request(
                        TpmHandle.OWNER, hash, new TpmlCc(set), new TpmlCc(clear))));
  }

  /** {@return the hash of the audit} */
  public HashAlg hash() {
    return hash;
  }

  /**
   * Has the digest of the commands signed that were audited since the last time
   * (TPM2_GetCommandAuditDigest), by the authorisation of the endorsement hierarchy. What the first
   * one is about began before this record; verify the next one as its successor.
   *
   * @param signer a restricted signing key of this device
   * @param nonce of whoever asks
   * @return the commands since then, and the signature
   */
  public Recorded attest(TpmKey signer, Bytes nonce) {
    return signer.authorized(
        (turn, key, by, authValue) -> {
          GetCommandAuditDigest.Response signed =
              new TwoKeyUse(turn, Secrecy.NONE)
                  .executeForPrivacy(
                      new GetCommandAuditDigest.Request(
                          TpmHandle.ENDORSEMENT, key.handle(), nonce, TpmtSigScheme.NULL),
                      new KeyInUse(key, by, authValue));
          List<AuditedCommand> recorded = List.copyOf(commands);
          commands.clear();
          return new Recorded(recorded, new Attestation(signed.auditInfo(), signed.signature()));
        });
  }

  /** Ends the record; the TPM goes on auditing until {@link #stop}. */
  @Override
  public void close() {
    device.client().removeAudit(tap);
  }
}
