package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
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
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 23: enhanced authorisation; with two commands of revision 1.83. */
public final class PolicyCommands {

  private PolicyCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.POLICY_SIGNED,
        () -> new CommandEntry<>(PolicySigned.SPEC, new PolicySignedCommand()));
    table.add(
        TpmCc.POLICY_SECRET,
        () -> new CommandEntry<>(PolicySecret.SPEC, new PolicySecretCommand()));
    table.add(
        TpmCc.POLICY_TICKET,
        () -> new CommandEntry<>(PolicyTicket.SPEC, new PolicyTicketCommand()));
    table.add(TpmCc.POLICY_OR, () -> new CommandEntry<>(PolicyOr.SPEC, new PolicyOrCommand()));
    table.add(TpmCc.POLICY_PCR, () -> new CommandEntry<>(PolicyPcr.SPEC, new PolicyPcrCommand()));
    table.add(
        TpmCc.POLICY_LOCALITY,
        () -> new CommandEntry<>(PolicyLocality.SPEC, new PolicyLocalityCommand()));
    table.add(TpmCc.POLICY_NV, () -> new CommandEntry<>(PolicyNv.SPEC, new PolicyNvCommand()));
    table.add(
        TpmCc.POLICY_COUNTER_TIMER,
        () -> new CommandEntry<>(PolicyCounterTimer.SPEC, new PolicyCounterTimerCommand()));
    table.add(
        TpmCc.POLICY_COMMAND_CODE,
        () -> new CommandEntry<>(PolicyCommandCode.SPEC, new PolicyCommandCodeCommand()));
    table.add(
        TpmCc.POLICY_PHYSICAL_PRESENCE,
        () -> new CommandEntry<>(PolicyPhysicalPresence.SPEC, new PolicyPhysicalPresenceCommand()));
    table.add(
        TpmCc.POLICY_CP_HASH,
        () -> new CommandEntry<>(PolicyCpHash.SPEC, new PolicyCpHashCommand()));
    table.add(
        TpmCc.POLICY_NAME_HASH,
        () -> new CommandEntry<>(PolicyNameHash.SPEC, new PolicyNameHashCommand()));
    table.add(
        TpmCc.POLICY_DUPLICATION_SELECT,
        () ->
            new CommandEntry<>(PolicyDuplicationSelect.SPEC, new PolicyDuplicationSelectCommand()));
    table.add(
        TpmCc.POLICY_AUTHORIZE,
        () -> new CommandEntry<>(PolicyAuthorize.SPEC, new PolicyAuthorizeCommand()));
    table.add(
        TpmCc.POLICY_AUTH_VALUE,
        () -> new CommandEntry<>(PolicyAuthValue.SPEC, new PolicyAuthValueCommand()));
    table.add(
        TpmCc.POLICY_PASSWORD,
        () -> new CommandEntry<>(PolicyPassword.SPEC, new PolicyPasswordCommand()));
    table.add(
        TpmCc.POLICY_GET_DIGEST,
        () -> new CommandEntry<>(PolicyGetDigest.SPEC, new PolicyGetDigestCommand()));
    table.add(
        TpmCc.POLICY_NV_WRITTEN,
        () -> new CommandEntry<>(PolicyNvWritten.SPEC, new PolicyNvWrittenCommand()));
    table.add(
        TpmCc.POLICY_TEMPLATE,
        () -> new CommandEntry<>(PolicyTemplate.SPEC, new PolicyTemplateCommand()));
    table.add(
        TpmCc.POLICY_AUTHORIZE_NV,
        () -> new CommandEntry<>(PolicyAuthorizeNv.SPEC, new PolicyAuthorizeNvCommand()));
    table.add(
        TpmCc.POLICY_CAPABILITY,
        () -> new CommandEntry<>(PolicyCapability.SPEC, new PolicyCapabilityCommand()));
    table.add(
        TpmCc.POLICY_PARAMETERS,
        () -> new CommandEntry<>(PolicyParameters.SPEC, new PolicyParametersCommand()));
    table.add(
        TpmCc.POLICY_TRANSPORT_SPDM,
        () -> new CommandEntry<>(PolicyTransportSpdm.SPEC, new PolicyTransportSpdmCommand()));
  }
}
