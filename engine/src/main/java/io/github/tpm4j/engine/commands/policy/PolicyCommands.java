package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.commands.CommandTable;
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

/** Part 3, 23: enhanced authorisation; with two commands of revision 1.83. */
public final class PolicyCommands {

  private PolicyCommands() {}

  public static void addTo(CommandTable table) {
    table.add(PolicySigned.SPEC, new PolicySignedCommand());
    table.add(PolicySecret.SPEC, new PolicySecretCommand());
    table.add(PolicyTicket.SPEC, new PolicyTicketCommand());
    table.add(PolicyOr.SPEC, new PolicyOrCommand());
    table.add(PolicyPcr.SPEC, new PolicyPcrCommand());
    table.add(PolicyLocality.SPEC, new PolicyLocalityCommand());
    table.add(PolicyNv.SPEC, new PolicyNvCommand());
    table.add(PolicyCounterTimer.SPEC, new PolicyCounterTimerCommand());
    table.add(PolicyCommandCode.SPEC, new PolicyCommandCodeCommand());
    table.add(PolicyPhysicalPresence.SPEC, new PolicyPhysicalPresenceCommand());
    table.add(PolicyCpHash.SPEC, new PolicyCpHashCommand());
    table.add(PolicyNameHash.SPEC, new PolicyNameHashCommand());
    table.add(PolicyDuplicationSelect.SPEC, new PolicyDuplicationSelectCommand());
    table.add(PolicyAuthorize.SPEC, new PolicyAuthorizeCommand());
    table.add(PolicyAuthValue.SPEC, new PolicyAuthValueCommand());
    table.add(PolicyPassword.SPEC, new PolicyPasswordCommand());
    table.add(PolicyGetDigest.SPEC, new PolicyGetDigestCommand());
    table.add(PolicyNvWritten.SPEC, new PolicyNvWrittenCommand());
    table.add(PolicyTemplate.SPEC, new PolicyTemplateCommand());
    table.add(PolicyAuthorizeNv.SPEC, new PolicyAuthorizeNvCommand());
    table.add(PolicyCapability.SPEC, new PolicyCapabilityCommand());
    table.add(PolicyParameters.SPEC, new PolicyParametersCommand());
  }
}
