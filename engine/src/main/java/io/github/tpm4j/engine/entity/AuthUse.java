package io.github.tpm4j.engine.entity;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Set;

/** What an authorisation is asked for. */
public record AuthUse(TpmCc command, AuthRole role) {
  private static final Set<TpmCc> NV_WRITES =
      Set.of(
          TpmCc.NV_WRITE,
          TpmCc.NV_INCREMENT,
          TpmCc.NV_SET_BITS,
          TpmCc.NV_EXTEND,
          TpmCc.NV_WRITE_LOCK,
          TpmCc.AC_SEND);
  private static final Set<TpmCc> NV_READS =
      Set.of(
          TpmCc.NV_READ,
          TpmCc.POLICY_NV,
          TpmCc.NV_READ_LOCK,
          TpmCc.NV_CERTIFY,
          TpmCc.POLICY_SECRET);

  /** Whether the command writes an NV Index: AUTHWRITE and POLICYWRITE rule. */
  public boolean writesNv() {
    return NV_WRITES.contains(command);
  }

  /** Whether the command reads an NV Index: AUTHREAD and POLICYREAD rule. */
  public boolean readsNv() {
    return NV_READS.contains(command);
  }

  /** Whether the role is DUP or ADMIN: what a policy has to name the command for. */
  public boolean isSpecial() {
    return role != AuthRole.USER;
  }
}
